import { ASKABLE, type Askable } from "./askable";

/** As the platform's documents and our pages name what is asked for by. */
const MEMBERS: Readonly<Record<string, Askable>> = {
  out_contract_code: "code",
  contract_code: "code",
  contract_id: "contract_id",
  password_free_contract_id: "contract_id",
  prepay_id: "prepay_id",
  pre_entrustweb_id: "prepay_id",
  out_trade_no: "order",
  transaction_id: "transaction",
  openid: "openid",
  sp_openid: "openid",
  sub_openid: "openid",
  sub_mchid: "sub_mchid",
  contract_display_account: "account",
  合约号: "code",
  协议号: "code",
  微信合约号: "contract_id",
  商户订单号: "order",
  微信支付订单号: "transaction",
  子商户号: "sub_mchid",
  展示名: "account",
};

/** A member's name, then its value: between quotes up to the closing one, else up to where a list or a line goes on. */
const MEMBER =
  /["']?([a-z_]{4,30}|\p{Script=Han}{2,10})["']?\s*[:=]\s*(?:"([^"]{1,64})"|'([^']{1,64})'|([^"'\s,;}&\]]{1,64}))/gu;

/**
 * `"out_trade_no": "T1"`, `out_trade_no=T1`, or a whole document or line of a log: of the members that contracts are asked
 * for by, the most telling one.
 */
export function mostTelling(text: string): { name: Askable; value: string } | null {
  const found = [...levelled(text).matchAll(MEMBER)].flatMap(([, member = "", ...values]) => {
    const name = MEMBERS[member];
    const value = values.find((one) => one !== undefined)?.trim();
    return name && value ? [{ name, value }] : [];
  });
  found.sort((left, right) => ASKABLE.indexOf(left.name) - ASKABLE.indexOf(right.name));
  return found[0] ?? null;
}

/** A log escapes a document's quotes, once or more; an input method writes marks in full width. */
function levelled(text: string): string {
  return text
    .replace(/\\+(?=["'])/g, "")
    .replaceAll("：", ":")
    .replaceAll("＝", "=")
    .replaceAll("，", ",")
    .replace(/[“”]/g, '"');
}
