import * as z from "zod/mini";
import { optionalText, text } from "../field";
import { type Operation, operation } from "../operation";
import { optionalNotifyUrl } from "./shared-fields";

const SOURCE = "商户签名验签/加解密测试 4015139289";

const MESSAGE = {
  title: "回显信息",
  label: { zh: "回显信息", en: "Message" },
  help: { zh: "平台原样返回。", en: "Returned as it was sent." },
  example: "hello",
  source: SOURCE,
};

const ENCRYPTED = {
  title: "加密回显信息",
  label: { zh: "加密回显信息", en: "Encrypted message" },
  help: {
    zh: "用 Wechatpay-Serial 指明的平台公钥做 RSAES-OAEP（SHA-1）加密后的 Base64；平台解密后再用商户证书加密返回。",
    en: "Base64 of RSAES-OAEP (SHA-1) under the platform key that Wechatpay-Serial names; the platform opens it and seals it again for the merchant.",
  },
  example: "WiPC2T3XSfYJ",
  source: SOURCE,
};

/** 商户签名验签/加解密测试: the platform's own self-test. The header Wechatpay-Serial is required here. */
export const securityEcho = operation({
  id: "security-echo",
  group: "platform",
  mode: "any",
  method: "POST",
  path: "/v3/security/echo",
  title: { zh: "签名验签与加解密测试", en: "Test of signing and encryption" },
  summary: {
    zh: "官方自测接口：原样返回消息；填了 notify_url 还会发来一条 SECURITY_ECHO.SUCCESS 通知。必须带 Wechatpay-Serial 请求头。",
    en: "The official self-test: returns the message as it was, and with a notify_url sends a SECURITY_ECHO.SUCCESS notification. The header Wechatpay-Serial is required.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4015139289",
  standing: "official",
  body: z.strictObject({
    echo_message: text(MESSAGE),
    encrypted_echo_message: optionalText(ENCRYPTED),
    notify_url: optionalNotifyUrl(
      {
        zh: "填了才会收到 SECURITY_ECHO.SUCCESS 通知。",
        en: "Only with it a SECURITY_ECHO.SUCCESS notification follows. ",
      },
      SOURCE,
    ),
  }),
  needsSerial: true,
  reply: z.object({ echo_message: text(MESSAGE), encrypted_echo_message: optionalText(ENCRYPTED) }),
}) as Operation;
