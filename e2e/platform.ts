import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { openStore } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import { addressesOf, createProfile } from "@/lib/profiles/store";
import { openVault } from "@/lib/profiles/vault";
import { replyCanonical } from "@/lib/wechatpay/canonical";
import { readApiv3Key } from "@/lib/wechatpay/crypto/pem";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { beijingTime, unixSeconds } from "@/lib/wechatpay/wire-time";

/** A platform of the test's own: its key, and an inbox of a profile that trusts it. */
export type TestPlatform = {
  inbox: string;
  serial: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  apiv3Key: KeyObject;
};

/** Plants a profile in a data folder before the server that owns it starts. */
export async function plantPlatform(dataDir: string, doorUrl: string): Promise<TestPlatform> {
  const store = await openStore({ dataDir, databaseUrl: undefined });
  try {
    const vault = openVault({ dataDir, appKey: undefined });
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const merchant = await newMerchantKeys();
    const serial = "PUB_KEY_ID_0114232134912410000000000000001";
    const inbox = newId("in", Date.now());
    await createProfile(
      {
        id: newId("pf", Date.now()),
        name: "load",
        target: "platform",
        inbox,
        ...addressesOf(inbox, doorUrl),
        mchid: "1900000100",
        serialNo: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        spAppid: "wxd678efh567hg6787",
        subMchid: "1900000109",
        subAppid: "wxd678efh567hg6788",
        serviceId: 12535,
        spOpenid: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
        subOpenid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      },
      {
        privateKeyPem: merchant.privateKeyPem,
        apiv3Key: merchant.apiv3Key,
        platformKeys: { [serial]: publicKey.export({ type: "spki", format: "pem" }).toString() },
      },
      { db: store.db, vault, nowMs: Date.now() },
    );
    return { inbox, serial, privateKey, publicKey, apiv3Key: readApiv3Key(merchant.apiv3Key, "apiv3_key") };
  } finally {
    await store.close();
  }
}

/** One thing that is wrong with a notification; `null` where nothing is. */
export type Defect =
  | "broken_signature"
  | "unknown_serial"
  | "stale_clock"
  | "wrong_apiv3_key"
  | "cut_ciphertext"
  | "missing_timestamp"
  | "missing_nonce"
  | "missing_signature"
  | "missing_serial"
  | "probe_signature"
  | "body_changed_after_signing"
  | "not_json";

/** A contract notification as the platform would send it, exact body and signed headers, but for one defect. */
export function signedNotification(platform: TestPlatform, contractCode: string, defect: Defect | null = null) {
  const body = defect === "not_json" ? "{" : notificationBody(platform, contractCode, defect);
  const timestamp = unixSeconds(Date.now() - (defect === "stale_clock" ? STALE_MS : 0));
  const nonce = nonceFrom(randomBytes(32));
  const signature = sign(platform.privateKey, replyCanonical({ timestamp, nonce, body }));
  const signed = {
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": brokenSignature(signature, defect),
    "Wechatpay-Serial": defect === "unknown_serial" ? UNKNOWN_SERIAL : platform.serial,
  };
  const missing = defect?.startsWith("missing_") ? defect.slice("missing_".length) : null;
  const kept = Object.entries(signed).filter(([name]) => name.toLowerCase() !== `wechatpay-${missing}`);
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    ...Object.fromEntries(kept),
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
  };
  const sent = defect === "body_changed_after_signing" ? body.replace("签约结果通知", "签约结果通知!") : body;
  return { path: `/notify/${platform.inbox}`, headers, body: sent };
}

/** One second more than the five minutes that are allowed. */
const STALE_MS = 301_000;
const UNKNOWN_SERIAL = "PUB_KEY_ID_0000000000000000000000000000000000";

function brokenSignature(signature: string, defect: Defect | null): string {
  if (defect === "probe_signature") return `WECHATPAY/SIGNTEST/${signature.slice(19)}`;
  if (defect !== "broken_signature") return signature;
  return `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
}

function notificationBody(platform: TestPlatform, contractCode: string, defect: Defect | null): string {
  const nowMs = Date.now();
  const body = writeEnvelope(
    {
      id: randomUUID(),
      createTime: beijingTime(nowMs),
      eventType: "ENTRUST.SIGN",
      summary: "签约结果通知",
      originalType: "entrust",
      associatedData: "entrust",
      nonce: nonceFrom(randomBytes(12)),
      plaintext: JSON.stringify({
        mchid: "1900000100",
        contract_id: "123124412412423431",
        appid: "wxd678efh567hg6787",
        openid: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
        service_id: 12535,
        out_contract_code: contractCode,
        contract_display_account: "微信代扣用户A",
        contract_state: "SIGNED",
        contract_signed_time: beijingTime(nowMs),
      }),
    },
    defect === "wrong_apiv3_key" ? readApiv3Key(nonceFrom(randomBytes(32)), "apiv3_key") : platform.apiv3Key,
  );
  // Four characters are three bytes: what is left is Base64 still, and shorter than what was sealed.
  return defect === "cut_ciphertext" ? body.replace(/("ciphertext":"[^"]*?).{4}"/, '$1"') : body;
}
