import { headerValue } from "@/lib/wechatpay/header";
import { emptyAnswer, errorAnswer, signedAnswer, systemError } from "./answers";
import { authenticate } from "./authenticate";
import { readInput } from "./input";
import { getMerchant } from "./merchants";
import { orderRoute } from "./order-route";
import type { SimOutside } from "./outside";
import { type PlatformKeyRing, platformKeys, type SigningKey } from "./platform-keys";
import { presignRoute } from "./presign-route";
import { refusalError } from "./refusals";
import type { Route } from "./route";
import type { GatewayProfile } from "./setting-list";
import { readSettings, type Settings } from "./settings";
import type { WireReply, WireRequest } from "./wire";

const ROUTES: readonly Route[] = [orderRoute, presignRoute];

export type Gateway = (request: WireRequest) => Promise<WireReply>;

/**
 * The platform's front: route, method, Accept and User-Agent, Authorization, timestamp, serial, signature, parameters,
 * business, in this order (probed 2026). It always answers: what goes wrong in here is a 500 and a log line.
 */
export function createGateway(outside: SimOutside): Gateway {
  return async (request) => {
    try {
      return await answer(request, outside);
    } catch (error) {
      const failed = errorAnswer(systemError(), at(outside));
      outside.log.error({ requestId: failed.requestId, err: error }, "the simulated platform failed");
      return failed;
    }
  };
}

async function answer(request: WireRequest, outside: SimOutside): Promise<WireReply> {
  const path = request.pathAndQuery.split("?", 1)[0];
  const served = ROUTES.filter((route) => route.operation.path === path);
  if (served.length === 0) return emptyAnswer(404, at(outside));
  const route = served.find((candidate) => candidate.operation.method === request.method);
  if (!route) return emptyAnswer(405, at(outside));
  const settings = await readSettings(outside);
  const body = await request.readBody(settings.maxBodyBytes);
  if (body === "too_large") return emptyAnswer(413, at(outside));
  return serve(route, { ...request, body }, { ...outside, settings });
}

async function serve(route: Route, request: WireRequest & { body: Uint8Array }, outside: SimOutside) {
  const who = await authenticate(request, {
    nowMs: outside.wireClock.now(),
    profile: profileOf(route.operation.path, outside.settings),
    getMerchant: (mchid) => getMerchant(mchid, outside),
  });
  if (who.kind === "refused") return errorAnswer(who.error, at(outside));
  const key = replyKey(headerValue(request.headers, "Wechatpay-Serial"), await platformKeys(outside));
  if (key === null) return errorAnswer(refusalError("platform_serial_unknown"), at(outside));
  const read = readInput(route.operation, request.body);
  if (read.kind === "refused") return errorAnswer(read.error, at(outside));
  const handled = await route.handle(read.input, who.merchant, outside);
  if (handled.kind === "refused") return errorAnswer(refusalError(handled.rule), at(outside));
  return signedAnswer(JSON.stringify(handled.body), key, at(outside));
}

/** Which of the two sets of texts serves a route; only that of the plain transactions and of the platform's own was seen. */
function profileOf(path: string, settings: Settings): GatewayProfile {
  if (path.startsWith("/v3/pay/transactions/")) return settings.gatewayTransactions;
  if (path.startsWith("/v3/pay/partner/transactions/")) return settings.gatewayPartnerTransactions;
  return path.startsWith("/v3/password-exempt-contract/") ? settings.gatewayContract : settings.gatewayPlatform;
}

/** The merchant chooses by naming a serial; without one the platform certificate signs (docs: 微信支付公钥). */
function replyKey(named: string | null, ring: PlatformKeyRing): SigningKey | null {
  if (named === null || named === ring.certificate.serial) return ring.certificate;
  return named === ring.publicKey.serial ? ring.publicKey : null;
}

function at({ wireClock, random }: SimOutside) {
  return { nowMs: wireClock.now(), random };
}
