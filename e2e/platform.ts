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

/** A contract notification as the platform would send it: exact body, signed headers. */
export function signedNotification(platform: TestPlatform, contractCode: string) {
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
    platform.apiv3Key,
  );
  const timestamp = unixSeconds(nowMs);
  const nonce = nonceFrom(randomBytes(32));
  const headers = {
    "Content-Type": "application/json",
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": sign(platform.privateKey, replyCanonical({ timestamp, nonce, body })),
    "Wechatpay-Serial": platform.serial,
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
  };
  return { path: `/notify/${platform.inbox}`, headers, body };
}
