import type { Send } from "@/lib/egress";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { readApiv3Key, readPrivateKey, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { type ReachedDoor, registerMerchant } from "./machine-door";

export type DemoMerchant = { profile: ProfileSummary; keys: ProfileKeys };

/** A merchant that lives as long as the demo; only its public key and APIv3 key leave this process. */
export async function newDemoMerchant(door: ReachedDoor, send: Send): Promise<DemoMerchant> {
  const own = await newMerchantKeys();
  const granted = await registerMerchant(door, own, send);
  const { merchant } = granted;
  const platformKeys = new Map([
    [merchant.pub_key_id, readPublicKey(granted.wechatpay_pub_key_pem, "wechatpay_pub_key")],
    [merchant.platform_serial_no, readPublicKey(granted.wechatpay_cert_pem, "wechatpay_cert")],
  ]);
  const profile: ProfileSummary = {
    id: "pf_demo",
    name: "demo",
    target: "simulator",
    baseUrl: `${door.baseUrl}/`,
    inbox: "in_demo",
    notifyUrl: "",
    mchid: merchant.mchid,
    serialNo: merchant.serial_no,
    platformSerials: [...platformKeys.keys()],
    spAppid: merchant.sp_appid,
    subMchid: merchant.sub_mchid,
    subAppid: merchant.sub_appid,
    serviceId: merchant.service_id,
    spOpenid: merchant.sp_openid,
    subOpenid: merchant.sub_openid,
  };
  const keys: ProfileKeys = {
    privateKey: readPrivateKey(own.privateKeyPem, "apiclient_key"),
    apiv3Key: readApiv3Key(own.apiv3Key, "apiv3_key"),
    platformKeys,
  };
  return { profile, keys };
}
