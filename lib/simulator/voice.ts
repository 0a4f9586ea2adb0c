import { replyCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { notificationKey } from "./key-mode";
import { getMerchant } from "./merchants";
import { newRequestId } from "./numbers";
import type { SimOutside } from "./outside";
import { platformKeys, type SigningKey } from "./platform-keys";
import { readSettings } from "./settings";

/** `merchant`: the key that signs this merchant's notifications now; the others whatever its key mode. */
export type VoiceKey = "merchant" | "certificate" | "public_key";

/** `timestamp` in Unix seconds, `body` the very bytes that will be sent. */
export type Said = { mchid: string; body: string | Uint8Array; timestamp: string; nonce: string; key: VoiceKey };

/** Signs as the simulated platform; its keys stay with it. Rejects when it has no such merchant. */
export type PlatformVoice = { sign(what: Said): Promise<HeaderPair[]> };

/** The headers that a notification of ours goes out with, all of them and in their order, over any body and moment. */
export function platformVoice(sim: SimOutside): PlatformVoice {
  return {
    async sign({ body, timestamp, nonce, ...what }) {
      const { serial, privateKey } = await keyOf(what, { nonce, sim });
      return [
        ["Content-Type", "application/json"],
        ["Wechatpay-Timestamp", timestamp],
        ["Wechatpay-Nonce", nonce],
        ["Wechatpay-Signature", sign(privateKey, replyCanonical({ timestamp, nonce, body }))],
        ["Wechatpay-Serial", serial],
        ["Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"],
        ["Request-ID", newRequestId(sim.random, 0)],
      ];
    },
  };
}

async function keyOf(
  { mchid, key }: Pick<Said, "mchid" | "key">,
  { nonce, sim }: { nonce: string; sim: SimOutside },
): Promise<SigningKey> {
  const merchant = await getMerchant(mchid, sim);
  if (!merchant) throw new Error(`The simulated platform has no merchant ${mchid}`);
  const ring = await platformKeys(sim);
  if (key !== "merchant") return key === "certificate" ? ring.certificate : ring.publicKey;
  const { keySwitch } = await readSettings(sim);
  return notificationKey(merchant, ring, { seed: nonce, nowMs: sim.clock.now(), keySwitch });
}
