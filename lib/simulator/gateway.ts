import { headerValue } from "@/lib/wechatpay/header";
import { emptyAnswer, errorAnswer, signedAnswer, signedNoContent, systemError } from "./answers";
import { authenticate } from "./authenticate";
import { claimedMchid } from "./claimed-mchid";
import { readInput } from "./input";
import { replyKey } from "./key-mode";
import { magicError, magicOf, underMagic } from "./magic";
import { getMerchant } from "./merchants";
import type { SimOutside } from "./outside";
import { platformKeys, type SigningKey } from "./platform-keys";
import { refusalError } from "./refusals";
import { type Found, findRoute, type Handled } from "./route";
import { ROUTES } from "./routes";
import type { GatewayProfile } from "./setting-list";
import { readSettings, type Settings } from "./settings";
import { maybeSigned, signedAsSet } from "./signed-errors";
import { UNREAD_STATUS, type WireReply, type WireRequest } from "./wire";
import { writeAhead } from "./write-ahead";

export type Gateway = (request: WireRequest) => Promise<WireReply>;

/**
 * The platform's front: route, method, Accept and User-Agent, Authorization, timestamp, serial, signature, parameters,
 * business, in this order (probed 2026). It always answers: what goes wrong in here is a 500 and a log line.
 */
export function createGateway(outside: SimOutside): Gateway {
  return async (request) => {
    try {
      return await answer(request, { ...outside, settings: await readSettings(outside) });
    } catch (error) {
      const failed = errorAnswer(systemError(), at(outside));
      outside.log.error({ requestId: failed.requestId, err: error }, "the simulated platform failed");
      const caller = { headers: request.headers, mchid: claimedMchid(request.headers) };
      return signedAsSet(failed, caller, outside).catch(() => failed);
    }
  };
}

async function answer(request: WireRequest, outside: SimOutside): Promise<WireReply> {
  const found = findRoute(ROUTES, request.method, request.pathAndQuery);
  if (found.kind === "no_path") return emptyAnswer(404, at(outside));
  if (found.kind === "other_method") return emptyAnswer(405, at(outside));
  const body = await request.readBody(outside.settings.maxBodyBytes);
  if (typeof body === "string") return emptyAnswer(UNREAD_STATUS[body], at(outside));
  return serve(found, { body, ...request }, outside);
}

type Served = Extract<Found, { kind: "found" }>;

async function serve(found: Served, request: WireRequest & { body: Uint8Array }, outside: SimOutside) {
  const { route, path, query } = found;
  const profile = profileOf(route.operation.path, outside.settings);
  const who = await authenticate(request, {
    nowMs: outside.wireClock.now(),
    profile,
    getMerchant: (mchid) => getMerchant(mchid, outside),
  });
  if (who.kind === "refused") return withoutRequestId(errorAnswer(who.error, at(outside)), profile);
  const { merchant } = who;
  const namedSerial = headerValue(request.headers, "Wechatpay-Serial");
  const ring = await platformKeys(outside);
  const key = replyKey(merchant, namedSerial, ring);
  if (key === null) return errorAnswer(refusalError("platform_serial_unknown"), at(outside));
  const read = readInput(route.operation, { path, query, body: request.body }, outside.settings);
  if (read.kind === "refused") return errorAnswer(read.error, at(outside));
  const magic = magicOf(read.input);
  const decided = magicError(magic);
  if (decided) return maybeSigned(errorAnswer(decided, at(outside)), key, outside);
  const asked = { input: read.input, merchant, namedSerial, replyKey: key, ring };
  const ahead = writeAhead(underMagic(magic, outside));
  const handled = await route.handle(asked, ahead.outside);
  const [reply] = await Promise.all([replyTo(handled, key, outside), ahead.kept()]);
  return reply;
}

async function replyTo(handled: Handled, key: SigningKey, outside: SimOutside): Promise<WireReply> {
  switch (handled.kind) {
    case "ok":
      return signedAnswer(JSON.stringify(handled.body), key, at(outside));
    case "done":
      return signedNoContent(key, at(outside));
    case "refused":
      return maybeSigned(errorAnswer(refusalError(handled.rule), at(outside)), key, outside);
  }
}

/** Which of the two sets of texts serves a route; only that of the plain transactions and of the platform's own was seen. */
function profileOf(path: string, settings: Settings): GatewayProfile {
  if (path.startsWith("/v3/pay/transactions/")) return settings.gatewayTransactions;
  if (path.startsWith("/v3/pay/partner/transactions/")) return settings.gatewayPartnerTransactions;
  return path.startsWith("/v3/password-exempt-contract/") ? settings.gatewayContract : settings.gatewayPlatform;
}

/** The 401s of the transactions routes came without one (probed 2026). */
function withoutRequestId(reply: WireReply, profile: GatewayProfile): WireReply {
  if (profile !== "transactions" || reply.status !== 401) return reply;
  return { ...reply, headers: reply.headers.filter(([name]) => name !== "Request-ID") };
}

function at({ wireClock, random }: SimOutside) {
  return { nowMs: wireClock.now(), random };
}
