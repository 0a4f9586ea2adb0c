import { createHash } from "node:crypto";
import { type Reply, wireHeaders } from "@/lib/egress";
import { newId } from "@/lib/ids";
import type { Notification } from "@/lib/notifications/notification";
import { ANSWER_WITHIN_MS, readAnswer } from "@/lib/notifications/reading";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { ReplayOutside } from "./outside";
import { type Manner, type Place, prepare } from "./prepare";
import { type Impossible, type KeptReply, MAX_KEPT_BYTES, type Replay, type SentHeader } from "./replay";

export type Asked = { notification: Notification; manner: Manner; place: Place; bulkId: string | null };

export type Made = { kind: "made"; replay: Replay } | { kind: "impossible"; why: Impossible };

/** Sends one notification again, once, and says how the platform would have read the answer. Keeping it is the caller's. */
export async function sendReplay(asked: Asked, outside: ReplayOutside): Promise<Made> {
  const { notification, manner, place, bulkId } = asked;
  const prepared = await prepare(asked, outside);
  if (prepared.kind === "impossible") return prepared;
  const { headers, body } = prepared;
  const sent = URL.canParse(place.url) ? wireHeaders(headers, { url: new URL(place.url), body }) : headers;
  const wireMs = outside.wireClock.now();
  const isSimulated = (await outside.openProfile(notification.profileId))?.summary.target === "simulator";
  const outgoing = { method: notification.method, url: place.url, headers: sent, body };
  // One byte more than is kept shows whether something was cut.
  const limits = { timeoutMs: ANSWER_WITHIN_MS, maxBytes: MAX_KEPT_BYTES + 1, cut: true };
  const reply = await outside.send(outgoing, limits);
  const replay: Replay = {
    id: newId("rp", wireMs),
    atMs: isSimulated ? outside.clock.now() : wireMs,
    notificationId: notification.id,
    profileId: notification.profileId,
    bulkId,
    mode: manner.mode,
    targetName: place.targetName,
    url: place.url,
    headers: withoutSecrets(sent, place),
    body,
    originalSha256: sha256(notification.body),
    sentSha256: sha256(body),
    reply: kept(reply),
    tookMs: Math.round(reply.tookMs),
    reading: readAnswer(reply),
  };
  return { kind: "made", replay };
}

/** No other header has the name of one of the target's own. */
function withoutSecrets(headers: readonly HeaderPair[], place: Place): SentHeader[] {
  const own = new Set(place.headers.map(([name]) => name.toLowerCase()));
  return headers.map(([name, value]): SentHeader => [name, own.has(name.toLowerCase()) ? null : value]);
}

function kept(reply: Reply): KeptReply {
  if (reply.kind === "failure") return { kind: "failure", code: reply.code, message: reply.message };
  const { status, headers, body } = reply;
  const cut = body.length > MAX_KEPT_BYTES;
  return { kind: "reply", status, headers, body: cut ? body.subarray(0, MAX_KEPT_BYTES) : body, cut };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
