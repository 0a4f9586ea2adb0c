import { timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type * as z from "zod";
import type { ControlOutside, ControlRoute } from "./control/route";
import { CONTROL_ROUTES } from "./control/routes";
import { isLoopbackAddress, isLoopbackHost } from "./loopback";

type Env = { Bindings: HttpBindings };

const MAX_BODY_BYTES = 64 * 1024;

/**
 * What a script may do on the platform's side. For this machine alone, by address and by Host (against DNS rebinding),
 * or for who shows the token where there is one; never for a browser page of another site.
 */
export function controlRoutes(outside: ControlOutside): Hono<Env> {
  const app = new Hono<Env>();
  app.use("*", guard(outside), bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));
  for (const route of CONTROL_ROUTES) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ":$1"), (c) => serve(route, c, outside));
  }
  app.notFound((c) => c.json({ code: "NOT_FOUND", message: "see /sandbox/openapi.json" }, 404));
  return app;
}

async function serve(route: ControlRoute, c: Context<Env>, outside: ControlOutside): Promise<Response> {
  const parameters = route.parameters.safeParse(c.req.param());
  if (!parameters.success) return c.json({ code: "NOT_FOUND", message: reasonOf(parameters.error) }, 404);
  const query = route.query.safeParse(c.req.query());
  if (!query.success) return c.json({ code: "PARAM_ERROR", message: reasonOf(query.error) }, 400);
  const body = route.body?.safeParse(await readJson(c));
  if (body && !body.success) return c.json({ code: "PARAM_ERROR", message: reasonOf(body.error) }, 400);
  const asked = { parameters: parameters.data, query: query.data, body: body?.data, gone: c.req.raw.signal };
  const answer = await route.handle(asked, outside);
  if (answer.body === null) return c.body(null, answer.status as 204);
  return c.json(answer.body, answer.status as ContentfulStatusCode);
}

/** Nothing sent is an empty object, so that what has defaults can be asked for by a bare POST. */
async function readJson(c: Context<Env>): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which member, and what it should be; never what was sent, because that may be a key. */
function reasonOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join(".") || "the request"}: ${message}`)
    .join("; ");
}

function tooLarge(c: Context): Response {
  return c.json({ code: "TOO_LARGE", message: `the request: more than ${MAX_BODY_BYTES} bytes` }, 413);
}

/** The platform itself posts to the sink, and knows no token; nothing is kept or changed there. */
function guard(outside: ControlOutside): MiddlewareHandler<Env> {
  const [all, sink] = [localOnly(outside), localOnly({ token: null, publicUrl: LOCAL_URL })];
  return (c, next) => (/^\/sandbox\/sink\/\w+$/.test(c.req.path) ? sink : all)(c, next);
}

const LOCAL_URL = "http://localhost";

/**
 * Lets in who calls from this machine by its own name; where there is a token, or the door is known by a public address,
 * only who shows the token, because a proxy on this machine makes every stranger look local. No page of a browser.
 */
export function localOnly({ token, publicUrl }: Pick<ControlOutside, "token" | "publicUrl">): MiddlewareHandler<Env> {
  const isPublic = !URL.canParse(publicUrl) || !isLoopbackHost(new URL(publicUrl).hostname);
  return async (c, next) => {
    if (c.req.header("origin") !== undefined) return refuse(c, "not for browser pages");
    if (token !== null) {
      const isBearer = sameText(c.req.header("authorization") ?? "", `Bearer ${token}`);
      return isBearer ? next() : refuse(c, "only with the bearer of SANDBOX_TOKEN");
    }
    if (isPublic) return refuse(c, "PUBLIC_URL is a public address: set SANDBOX_TOKEN and show it as the bearer");
    const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
    const direct = forwarded.every((name) => c.req.header(name) === undefined);
    const local = isLoopbackAddress(c.env.incoming.socket.remoteAddress) && isLoopbackHost(c.req.header("host") ?? "");
    return direct && local ? next() : refuse(c, "only from this machine, where no SANDBOX_TOKEN is set");
  };
}

function refuse(c: Context<Env>, message: string) {
  return c.json({ code: "FORBIDDEN", message }, 403);
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
