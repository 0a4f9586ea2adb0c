import type { EchoFacts, NotificationEvent } from "./event";

/** What the self-test sends to its `notify_url`. Its envelope is documented, with empty associated data; its plaintext is assumed. */
export const securityEchoSuccess: NotificationEvent<EchoFacts> = {
  id: "security-echo-success",
  title: { zh: "自测成功通知", en: "Self-test succeeded" },
  note: {
    zh: "信封字段来自官方文档（附加数据为空串）；明文内容未公开，推定为商户号与回显信息。",
    en: "The envelope is documented, with empty associated data; the plaintext is not, and assumed to be the merchant and the message.",
  },
  eventTypes: ["SECURITY_ECHO.SUCCESS"],
  announce: () => ({
    eventType: "SECURITY_ECHO.SUCCESS",
    originalType: "security",
    associatedData: "",
    summary: "回调通知成功",
  }),
  plaintext: ({ mchid, echoMessage }) => JSON.stringify({ mchid, echo_message: echoMessage }),
  standing: "assumed",
  source: "商户签名验签/加解密测试 · 回调接口 4019605946",
};
