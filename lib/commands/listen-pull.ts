import * as z from "zod";
import type { Send } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";

export type Incoming = {
  cursor: string;
  id: string;
  atMs: number;
  eventType: string | null;
  verdict: string;
  method: string;
  headers: HeaderPair[];
  body: Uint8Array;
};

/**
 * `removedUpToMs`: until when retention took what came behind the cursor, null where it took nothing. `refused` will be
 * refused again; `unreachable` may be over soon.
 */
export type Pulled =
  | { kind: "page"; cursor: string; items: Incoming[]; removedUpToMs: number | null }
  | { kind: "refused"; status: number; message: string }
  | { kind: "unreachable"; why: string };

/** How long the server holds the question open while there is nothing new. */
const WAIT_MS = 20_000;
const GRACE_MS = 15_000;
const MAX_BYTES = 64 * 1024 * 1024;

const page = z.object({
  cursor: z.string(),
  // A server of before says nothing of it.
  removed: z.object({ up_to_ms: z.number() }).nullable().default(null),
  items: z.array(
    z.object({
      cursor: z.string(),
      id: z.string(),
      at_ms: z.number(),
      event_type: z.string().nullable(),
      verdict: z.string(),
      method: z.string(),
      headers: z.array(z.tuple([z.string(), z.string()])),
      body_base64: z.string(),
    }),
  ),
});

/** What the machine door says when it will not. */
const refusal = z.object({ code: z.string().regex(/^[A-Z][A-Z_]*$/), message: z.string() });

/** Asks for what came behind a cursor, and waits at the server when nothing did. */
export async function pull(
  { server, inbox, token }: { server: string; inbox: string; token: string | null },
  { after, isWaiting }: { after: string; isWaiting: boolean },
  send: Send,
): Promise<Pulled> {
  const waitMs = isWaiting ? WAIT_MS : 0;
  const query = new URLSearchParams({ after, limit: "50", wait_ms: String(waitMs) });
  const headers: HeaderPair[] = [["Accept", "application/json"]];
  if (token !== null) headers.push(["Authorization", `Bearer ${token}`]);
  const url = `${server}/sandbox/inboxes/${encodeURIComponent(inbox)}/notifications?${query}`;
  const limits = { timeoutMs: waitMs + GRACE_MS, maxBytes: MAX_BYTES };
  const reply = await send({ method: "GET", url, headers, body: "" }, limits);
  if (reply.kind === "failure") return { kind: "unreachable", why: `${reply.code} ${reply.message}` };
  const said = parse(Buffer.from(reply.body).toString("utf8"));
  if (reply.status === 200) {
    const read = page.safeParse(said);
    if (!read.success) return { kind: "unreachable", why: "200, but not what a Qianyue answers" };
    const { cursor, items, removed } = read.data;
    return { kind: "page", cursor, items: items.map(incoming), removedUpToMs: removed?.up_to_ms ?? null };
  }
  const own = refusal.safeParse(said);
  // A tunnel or a proxy in front has answers of its own while the server behind it is away, of any status.
  if (!own.success) return { kind: "unreachable", why: `${reply.status}, but not what a Qianyue answers` };
  const { code, message } = own.data;
  if (reply.status >= 500 || reply.status === 429) return { kind: "unreachable", why: `${reply.status} ${message}` };
  return { kind: "refused", status: reply.status, message: `${code}: ${message}` };
}

function incoming(item: z.output<typeof page>["items"][number]): Incoming {
  return {
    cursor: item.cursor,
    id: item.id,
    atMs: item.at_ms,
    eventType: item.event_type,
    verdict: item.verdict,
    method: item.method,
    headers: item.headers,
    body: Buffer.from(item.body_base64, "base64"),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
