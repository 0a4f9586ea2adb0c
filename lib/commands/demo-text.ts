import type { Locale } from "@/lib/i18n/locale";

const zh = {
  title: "签约 Qianyue：第一份免密支付合约，从下单到验签，全程不用浏览器",
  running: (url: string) => `使用正在运行的平台 ${url}`,
  own: (url: string) => `没有正在运行的平台，自己开一个：${url}（数据用完即弃）`,
  steps: [
    "登记一个模拟服务商（私钥只留在本进程）",
    "服务商 JSAPI 下单，得到 prepay_id",
    "支付后场景预签约",
    "付款人：支付，然后同意开通免密支付",
    "两条通知到达本机的回调地址",
    "把全部证据合成合约",
  ],
  merchant: (mchid: string, serial: string) => `商户号 ${mchid}，证书序列号 ${serial}`,
  canonical: "待签名串（每行以 ↵ 结尾，最后一行也是）：",
  reply: (status: number, ms: number) => `应答 ${status}，用时 ${ms} ms`,
  failure: (message: string) => `没有应答：${message}`,
  payer: (order: string, session: string) => `订单 ${order}，签约会话 ${session}`,
  notified: (event: string, path: string) => `${event} → ${path}`,
  plaintext: "解密后的明文：",
  waiting: (got: number) => `10 秒内只收到 ${got} 条通知，应为 2 条`,
  assumed: "注：此产品签约通知的事件名与明文没有公开，这里是假定；http 与本机回调地址仅沙箱放行，真实平台会拒绝。",
  outcome: (code: string, state: string) => `合约 ${code}：${state}`,
  signed: "已签约 SIGNED，每一步检查都通过。",
  notSigned: "没有走到 SIGNED，或有检查未通过。",
};

const en: typeof zh = {
  title: "Qianyue: the first password-free contract, from the order to a verified notification, without a browser",
  running: (url) => `Using the platform that runs at ${url}`,
  own: (url) => `No platform runs, so here is one: ${url} (its data is thrown away)`,
  steps: [
    "Register a simulated service provider (the private key stays in this process)",
    "Place a partner JSAPI order and get its prepay_id",
    "Pre-sign for the scene after the payment",
    "The payer pays, then agrees to password-free payment",
    "Two notifications arrive at this process's own address",
    "Fold all the evidence into the contract",
  ],
  merchant: (mchid, serial) => `Merchant ${mchid}, certificate serial ${serial}`,
  canonical: "The string that is signed (each line ends in ↵, the last one too):",
  reply: (status, ms) => `Reply ${status} after ${ms} ms`,
  failure: (message) => `No reply: ${message}`,
  payer: (order, session) => `Order ${order}, pre-sign session ${session}`,
  notified: (event, path) => `${event} → ${path}`,
  plaintext: "The decrypted plaintext:",
  waiting: (got) => `Only ${got} of 2 notifications came within 10 seconds`,
  assumed:
    "Note: this product's notification is not documented publicly, so its event name and plaintext are assumed; a local http address passes in the sandbox only, the real platform refuses it.",
  outcome: (code, state) => `Contract ${code}: ${state}`,
  signed: "SIGNED, and every check passed.",
  notSigned: "It did not end SIGNED, or a check failed.",
};

/** The words of the transcript. */
export type DemoText = typeof zh;

export function demoText(locale: Locale): DemoText {
  return locale === "en" ? en : zh;
}
