import { X509Certificate } from "node:crypto";
import { seal } from "@/lib/wechatpay/crypto/aead";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { certificates } from "@/lib/wechatpay/operations/certificates";
import { beijingTime } from "@/lib/wechatpay/wire-time";
import type { SimOutside } from "./outside";
import type { Call, Handled, Route } from "./route";

/** The literal associated data of every certificate in the list (docs: 下载平台证书). */
const ASSOCIATED_DATA = "certificate";

/** 下载平台证书: sealed with the APIv3 key; a merchant that began with the public key has none. There is no SM2 one. */
export const certificatesRoute: Route = { operation: certificates, handle };

async function handle({ input, merchant, ring }: Call, outside: SimOutside): Promise<Handled> {
  const hasNone = merchant.details.keyMode === "public_key" || input.maybe("algorithm_type") === "SM2";
  if (hasNone) return { kind: "refused", rule: "certificates_none" };
  const { certificate } = ring;
  const { validFrom, validTo } = new X509Certificate(certificate.pem);
  const sealing = { nonce: nonceFrom(outside.random(12)), associatedData: ASSOCIATED_DATA };
  const one = {
    serial_no: certificate.serial,
    effective_time: beijingTime(Date.parse(validFrom)),
    expire_time: beijingTime(Date.parse(validTo)),
    encrypt_certificate: {
      algorithm: "AEAD_AES_256_GCM",
      nonce: sealing.nonce,
      associated_data: ASSOCIATED_DATA,
      ciphertext: seal(merchant.apiv3Key, certificate.pem, sealing),
    },
  };
  return { kind: "ok", body: { data: [one] } };
}
