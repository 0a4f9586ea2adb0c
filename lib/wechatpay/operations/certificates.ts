import * as z from "zod/mini";
import { optionalText, text } from "../field";
import { type Operation, operation } from "../operation";

const SOURCE = "下载平台证书 4012551764";

/** 下载平台证书: the platform's certificates, each sealed with the merchant's APIv3 key. */
export const certificates = operation({
  id: "certificates",
  group: "platform",
  mode: "any",
  method: "GET",
  path: "/v3/certificates",
  title: { zh: "下载平台证书", en: "Download platform certificates" },
  summary: {
    zh: "返回平台证书，每张用 APIv3 密钥加密。公钥模式的商户没有平台证书，回答 404 RESOURCE_NOT_EXISTS。",
    en: "The platform's certificates, each sealed with the APIv3 key. A merchant in public-key mode has none and is answered 404 RESOURCE_NOT_EXISTS.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012551764",
  standing: "official",
  query: z.strictObject({
    algorithm_type: optionalText({
      title: "算法类型",
      label: { zh: "算法类型", en: "Algorithm" },
      help: {
        zh: "RSA、SM2 或 ALL；不填为 RSA。官方 Java SDK 会带上 RSA。",
        en: "RSA, SM2 or ALL; RSA when left out. The official Java SDK sends RSA.",
      },
      example: "RSA",
      pattern: { kind: "pattern", pattern: "^(RSA|SM2|ALL)$", why: "algorithm" },
      source: SOURCE,
    }),
  }),
  body: z.strictObject({}),
  reply: z.object({
    data: z.array(
      z.object({
        serial_no: text({
          title: "平台证书序列号",
          label: { zh: "平台证书序列号", en: "Certificate serial" },
          help: { zh: "证书序列号的大写十六进制。", en: "The certificate's serial in upper-case hex." },
          example: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
          max: 40,
          source: SOURCE,
        }),
        effective_time: text({
          title: "生效时间",
          label: { zh: "生效时间", en: "Valid from" },
          help: { zh: "RFC 3339，东八区。", en: "RFC 3339, Beijing time." },
          example: "2018-06-08T10:34:56+08:00",
          source: SOURCE,
        }),
        expire_time: text({
          title: "失效时间",
          label: { zh: "失效时间", en: "Valid until" },
          help: { zh: "有效期 5 年；更换期间两张同时有效。", en: "Five years; two are valid while one is replaced." },
          example: "2018-12-08T10:34:56+08:00",
          source: SOURCE,
        }),
        encrypt_certificate: z.object({
          algorithm: text({
            title: "加密算法",
            label: { zh: "加密算法", en: "Algorithm" },
            help: { zh: "固定 AEAD_AES_256_GCM。", en: "Always AEAD_AES_256_GCM." },
            example: "AEAD_AES_256_GCM",
            source: SOURCE,
          }),
          nonce: text({
            title: "随机串",
            label: { zh: "随机串", en: "Nonce" },
            help: { zh: "12 个 ASCII 字符。", en: "Twelve ASCII characters." },
            example: "61f9c719728a",
            source: SOURCE,
          }),
          associated_data: text({
            title: "附加数据",
            label: { zh: "附加数据", en: "Associated data" },
            help: { zh: "固定 certificate。", en: "Always certificate." },
            example: "certificate",
            source: SOURCE,
          }),
          ciphertext: text({
            title: "密文",
            label: { zh: "密文", en: "Ciphertext" },
            help: {
              zh: "用 APIv3 密钥解密后是 X.509 证书的 PEM 文本。",
              en: "Opened with the APIv3 key it is the PEM text of an X.509 certificate.",
            },
            example: "sRvt…",
            source: SOURCE,
          }),
        }),
      }),
    ),
  }),
}) as Operation;
