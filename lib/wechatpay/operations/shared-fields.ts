import { integer, optionalText, text } from "../field";
import type { Rule } from "../rule";

/** Digits and letters only (field text of 商户签约协议号); the expression itself is assumed from the wording. */
const CODE: Extract<Rule, { kind: "pattern" }> = { kind: "pattern", pattern: "^[0-9A-Za-z]{1,32}$", why: "code" };

/** The validator of an order's `notify_url`, from a production error text, with the scheme narrowed to HTTPS. */
const HTTPS_URL: Extract<Rule, { kind: "pattern" }> = {
  kind: "pattern",
  pattern: "^https://([^\\s/?#\\[\\]\\@]+\\@)?([^\\s/?#\\@:]+)(?::\\d{2,5})?([^\\s?#\\[\\]]*)$",
  why: "notify_url",
};

type Tells = { zh: string; en: string };

function notifyUrlSpec(tells: Tells, source: string) {
  return {
    title: "回调通知地址",
    label: { zh: "回调通知地址", en: "Notification URL" },
    help: {
      zh: `${tells.zh}必须是 HTTPS，外网可直接访问，不能带参数（? 或 #）。本机 http://localhost 地址仅沙箱放行。`,
      en: `${tells.en} HTTPS, directly reachable from the internet, no query or fragment. A local http://localhost address passes in the sandbox only.`,
    },
    example: "https://yourapp.com/notify",
    pattern: HTTPS_URL,
    source,
  };
}

export function notifyUrl(max: number, tells: Tells, source: string) {
  return text({ ...notifyUrlSpec(tells, source), max });
}

export function optionalNotifyUrl(tells: Tells, source: string) {
  return optionalText({ ...notifyUrlSpec(tells, source), max: 256 });
}

const SERVICE_ID = {
  title: "免密支付服务ID",
  label: { zh: "免密支付服务 ID", en: "Password-free service id" },
  example: 12535,
  source: "清算机构模式支付后场景预签约 · service_id",
};

export function serviceId() {
  const zh = '开通产品时由微信支付分配。JSON 整数：写成字符串 "12535" 会被拒绝。';
  const en = 'Assigned by WeChat Pay when the product is opened. A JSON integer: the string "12535" is refused.';
  return integer({ ...SERVICE_ID, help: { zh, en } });
}

/** In a path it is written as its digits. */
export function serviceIdInPath() {
  const zh = "签约时使用的服务 ID，开通产品时由微信支付分配。";
  const en = "The service it was signed for, assigned by WeChat Pay when the product is opened.";
  return integer({ ...SERVICE_ID, help: { zh, en } });
}

export function outContractCode() {
  return text({
    title: "商户签约协议号",
    label: { zh: "商户签约协议号", en: "Merchant contract code" },
    help: {
      zh: "商户侧唯一，只能是数字和大小写字母；该号的协议解约后不能再用。",
      en: "Unique at the merchant, digits and letters only; can never be used again once its contract was terminated.",
    },
    example: "wxwtdk20200910100000",
    max: 32,
    pattern: CODE,
    source: "清算机构模式支付后场景预签约 · out_contract_code",
  });
}

export function mchidField(label: { zh: string; en: string; title: string }, example: string) {
  return text({
    title: label.title,
    label: { zh: label.zh, en: label.en },
    help: { zh: "微信支付分配的商户号。", en: "Merchant id assigned by WeChat Pay." },
    example,
    max: 32,
    source: "微信支付 APIv3 · 商户号",
  });
}
