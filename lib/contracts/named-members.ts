import { ASKABLE, type Askable } from "./askable";
import { halfWidth } from "./pasted-text";

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

/** Addresses that end in what is asked for: the platform's (docs: 查询协议, 查询订单) and our own pages'. */
const PATHS: readonly [Askable, RegExp][] = [
  ["code", /\/out-contract-code\/([^/\s?#"'\\]{1,64})/],
  ["code", /\/contracts\/pf_\w+\/([^/\s?#"'\\]{1,64})/],
  ["prepay_id", /\/cashier\/([^/\s?#"'\\]{1,64})/],
  ["transaction", /\/transactions\/id\/([^/\s?#"'\\]{1,64})/],
  ["order", /\/out-trade-no\/([^/\s?#"'\\]{1,64})/],
];

/** A name, a blank, and nothing else but the value: a row of a table. */
const ROW = /^([a-z_]{4,30}|\p{Script=Han}{2,10})\s+(\S.{0,63})$/u;

/**
 * `"out_trade_no": "T1"`, `out_trade_no=T1`, an address, or a whole document or line of a log: of the members that contracts are
 * asked for by, the most telling one.
 */
export function mostTelling(text: string): { name: Askable; value: string } | null {
  const level = levelled(text);
  const [, rowName = "", rowValue = ""] = ROW.exec(level) ?? [];
  const said: [string, string | undefined][] = [
    ...[...level.matchAll(MEMBER)].map(([, member = "", ...values]): [string, string | undefined] => [
      member,
      values.find((one) => one !== undefined),
    ]),
    [rowName, rowValue],
  ];
  const members = said.flatMap(([member, value]) => {
    const name = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
    return name && value ? [{ name, value: value.trim() }] : [];
  });
  const addressed = PATHS.flatMap(([name, pattern]) => {
    const value = pattern.exec(level)?.[1];
    return value === undefined ? [] : [{ name, value: unescaped(value) }];
  });
  const found = [...addressed, ...members].flatMap(({ name, value }) => {
    const asked = name === "account" ? value : halfWidth(value);
    return asked === "" || (name !== "account" && /\s/.test(asked) && value === rowValue)
      ? []
      : [{ name, value: asked }];
  });
  found.sort((left, right) => ASKABLE.indexOf(left.name) - ASKABLE.indexOf(right.name));
  return found[0] ?? null;
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
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
