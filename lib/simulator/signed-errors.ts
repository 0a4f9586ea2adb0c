import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { signatureHeaders } from "./answers";
import { replyKey } from "./key-mode";
import { getMerchant } from "./merchants";
import type { SimOutside } from "./outside";
import { platformKeys, type SigningKey } from "./platform-keys";
import { readSettings, type Settings } from "./settings";
import type { WireReply } from "./wire";

/** 400, 401, 404 and 405 were seen unsigned, and a proxy has no key; of the other errors nothing is known. */
const UNSIGNED: readonly number[] = [400, 401, 404, 405, 413, 502];

/** An error as it goes to a caller whose key is known: signed where the settings say so. */
export function maybeSigned(reply: WireReply, key: SigningKey, outside: SimOutside): WireReply {
  if (!isToSign(reply, outside.settings)) return reply;
  const at = { nowMs: outside.wireClock.now(), random: outside.random };
  return { ...reply, headers: [...reply.headers, ...signatureHeaders(reply.body, key, at)] };
}

/** The same for a call that nobody has looked at: signed for whom it says it is from, if that is a merchant. */
export async function signedAsSet(
  reply: WireReply,
  { headers, mchid }: { headers: readonly HeaderPair[]; mchid: string | null },
  outside: SimOutside,
): Promise<WireReply> {
  const settings = await readSettings(outside);
  const merchant = mchid !== null && isToSign(reply, settings) ? await getMerchant(mchid, outside) : null;
  if (merchant === null) return reply;
  const key = replyKey(merchant, headerValue(headers, "Wechatpay-Serial"), await platformKeys(outside));
  return key === null ? reply : maybeSigned(reply, key, { ...outside, settings });
}

function isToSign({ status }: WireReply, { signedErrors }: Settings): boolean {
  return signedErrors === "business" && !UNSIGNED.includes(status);
}
