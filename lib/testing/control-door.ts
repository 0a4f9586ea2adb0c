import { afterAll } from "vitest";
import { createSend } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { bothSides } from "./both-sides";
import { schemaFaults } from "./json-schema";

type Json = Record<string, unknown>;
type Described = { operationId: string; responses: Record<string, { content?: Record<string, { schema: Json }> }> };
type Document = Json & { openapi: string; paths: Record<string, Record<string, Described>> };

/** The control API behind a machine door of this file's own, and its document, against which answers are held. */
export async function controlDoor() {
  const send = createSend({ allowPrivate: true });
  const sides = await bothSides();
  afterAll(() => sides.close());

  async function ask(method: string, path: string, body?: unknown, headers: HeaderPair[] = []) {
    const text = body === undefined ? "" : JSON.stringify(body);
    const request = { method: method.toUpperCase(), url: `${sides.baseUrl}/sandbox${path}`, headers, body: text };
    const reply = await send(request, { timeoutMs: 5000, maxBytes: 1_000_000 });
    if (reply.kind === "failure") throw new Error(reply.message);
    const said = Buffer.from(reply.body).toString();
    return { status: reply.status, body: said === "" ? null : JSON.parse(said) };
  }

  const document = (await ask("get", "/openapi.json")).body as Document;

  const described = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ path: path.replace("/sandbox", ""), method, ...route })),
    );

  /** What an answer has that the document does not say of it. */
  function faultsOf(route: Described, reply: { status: number; body: unknown }): string[] {
    const shape = route.responses[reply.status];
    if (!shape) return [`${route.operationId} does not say that it answers ${reply.status}`];
    const schema = shape.content?.["application/json"]?.schema;
    if (!schema) return reply.body === null ? [] : ["a body that the document does not speak of"];
    return schemaFaults(reply.body, schema, document);
  }

  return { sides, document, ask, described, faultsOf };
}
