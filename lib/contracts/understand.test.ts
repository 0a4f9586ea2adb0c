import { describe, expect, it } from "vitest";
import { contractDefault } from "@/lib/wechatpay/events/contract-default";
import type { ContractFacts } from "@/lib/wechatpay/events/event";
import { ASKABLE } from "./askable";
import { understand } from "./understand";

const NOW = { nowMs: Date.parse("2026-11-23T12:00:00Z"), offsetMsAt: () => 8 * 3_600_000 };
const asked = (text: string) => understand(text, NOW);
/** What the platform's samples say of a contract. */
const SIGNED: ContractFacts = {
  mode: "service-provider",
  members: "query",
  mchid: "1900000109",
  appid: "wxd678efh567hg6787",
  openid: "o-MYE42l80oelYMDE34nYD456Xoy",
  subMchid: "1900000109",
  subAppid: "wxd678efh567hg6787",
  subOpenid: "o-MYE42l80oelYMDE34nYD456Xoy",
  contractId: "123124412412423431",
  serviceId: 12535,
  contractCode: "wxwtdk20200910100000",
  displayAccount: "微信代扣用户A",
  signedAtMs: Date.parse("2020-09-10T13:29:35+08:00"),
  termination: null,
};
const certain = (name: string, value: string) => ({
  kind: "identifier",
  names: [name],
  value,
  certain: true,
  guess: name,
});

describe("what was pasted is understood", () => {
  it.each([
    ["wx201410272009395522657a690389285100", "prepay_id"],
    ["4200001234202611231234567890", "transaction"],
    ["oYobu0MVnQfWpSMOYJz2AHPG_gQw", "openid"],
    ["微信代扣用户A", "account"],
  ])("%s by its shape", (text, name) => {
    expect(asked(text)).toEqual(certain(name, text));
    expect(asked(`  "${text}", `)).toEqual(certain(name, text));
  });

  it.each([
    ['"out_trade_no": "T 1"', "order", "T 1"],
    ['"contract_display_account":"Zhang San"', "account", "Zhang San"],
    ["out_contract_code：wxwtdk2020", "code", "wxwtdk2020"],
    ["合约号：wxwtdk2020", "code", "wxwtdk2020"],
    [String.raw`request body={\"sub_mchid\":\"1900000109\",\"prepay_id\":\"wx2014\"} 200`, "prepay_id", "wx2014"],
    ["out_trade_no=T1&sub_mchid=1900000109", "order", "T1"],
    ['{"mchid":"1900000109","sub_openid":"abc"}', "openid", "abc"],
    ["out_contract_code=wxwtdk2020", "code", "wxwtdk2020"],
    ['"contract_id":123124412412423431,', "contract_id", "123124412412423431"],
  ])("%s by its member's name", (text, name, value) => {
    expect(asked(text)).toEqual(certain(name, value));
  });

  const CODE = "QYC20261124113855ZYZZKG66";
  it.each([
    [`http://localhost:3000/contracts/pf_01m85/${CODE}?a=b`, "code", CODE],
    [`GET /v3/password-exempt-contract/contracts/service-id/145206/out-contract-code/${CODE} 404`, "code", CODE],
    ["/v3/pay/transactions/out-trade-no/T%201?mchid=1900000109", "order", "T 1"],
    [`合约号 ${CODE}`, "code", CODE],
    [`out_contract_code\t${CODE}`, "code", CODE],
    ["展示名 张 三", "account", "张 三"],
    ["子商户号：１９０００００１０９", "sub_mchid", "1900000109"],
    ["张 三 “引号”", "account", "张 三 “引号”"],
    ["（张三）", "account", "（张三）"],
    ["👨‍👩‍👧 一家", "account", "👨‍👩‍👧 一家"],
    ["🈴️订单\u200b wx201410272009395522657a690389285100 没有通知", "prepay_id", "wx201410272009395522657a690389285100"],
  ])("%s by where it stands", (text, name, value) => {
    expect(asked(text)).toEqual(certain(name, value));
  });

  it.each([`【${CODE}】`, `\u200b${CODE}\ufeff`, `预签约 ${CODE} 失败`, `（${CODE}），`, fullWidth(CODE)])(
    "%s by the number in it, whatever stands around it",
    (text) => {
      expect(asked(text)).toEqual({ kind: "identifier", names: ASKABLE, value: CODE, certain: false, guess: null });
    },
  );

  it("a day by the reader's clock of that day, whatever it is ahead of UTC today", () => {
    const [winter, summer] = [-5 * 3_600_000, -4 * 3_600_000];
    const isSummer = (ms: number) =>
      ms >= Date.parse("2026-03-08T07:00:00Z") && ms < Date.parse("2026-11-01T06:00:00Z");
    const newYork = { nowMs: NOW.nowMs, offsetMsAt: (ms: number) => (isSummer(ms) ? summer : winter) };
    const span = (from: string, to: string) => ({ kind: "time", fromMs: Date.parse(from), toMs: Date.parse(to) });
    expect(understand("2026-07-01", newYork)).toEqual(span("2026-07-01T04:00:00Z", "2026-07-02T04:00:00Z"));
    expect(understand("2026-11-01", newYork)).toEqual(span("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"));
    expect(understand("２０２６-１１-２３　１４：０５", NOW)).toEqual(asked("2026-11-23 14:05"));
  });

  it("by the most telling member of a whole notification, wherever it stands in it", () => {
    const whole = contractDefault.plaintext(SIGNED);
    expect(whole.indexOf("sub_mchid")).toBeLessThan(whole.indexOf("out_contract_code"));
    expect(asked(whole)).toEqual(certain("code", SIGNED.contractCode));
    expect(asked(JSON.stringify({ body: whole }))).toEqual(certain("code", SIGNED.contractCode));
    const { out_contract_code, ...rest } = JSON.parse(whole);
    expect(out_contract_code).toBe(SIGNED.contractCode);
    expect(asked(JSON.stringify(rest, null, 2))).toEqual(certain("contract_id", SIGNED.contractId));
  });

  it.each([
    ["1900000109", "sub_mchid"],
    ["123124412412423431", "contract_id"],
    ["20261123200500001", "contract_id"],
  ])("%s as anything, with a guess, because merchants number their own orders so", (value, guess) => {
    expect(asked(value)).toEqual({ kind: "identifier", names: ASKABLE, value, certain: false, guess });
  });

  it("as any of them where its shape says nothing", () => {
    expect(asked("wxwtdk20200910100000")).toEqual({
      kind: "identifier",
      names: ASKABLE,
      value: "wxwtdk20200910100000",
      certain: false,
      guess: null,
    });
  });

  it("as a state by what the pages call it; one that no evidence tells of is said to be so", () => {
    const labels = new Map([
      ["没有下文", "silent"],
      ["用户没有同意", "declined"],
    ] as const);
    expect(understand("没有下文", { ...NOW, labels })).toEqual({ kind: "outcome", outcome: "silent" });
    expect(understand("用户没有同意", { ...NOW, labels })).toEqual({ kind: "unseen", outcome: "declined" });
  });

  it.each([
    ["2026-11-23T14:05:09Z", "2026-11-23T14:05:00Z"],
    ["2026-11-23T14:05:09+08:00", "2026-11-23T06:05:00Z"],
    ["2026-11-23 14:05:09 (UTC+08:00)", "2026-11-23T06:05:00Z"],
    ["2026-11-23T14:05:09.123-0500", "2026-11-23T19:05:00Z"],
  ])("%s by the zone it names", (text, from) => {
    expect(asked(text)).toEqual({ kind: "time", fromMs: Date.parse(from), toMs: Date.parse(from) + 60_000 });
  });

  it.each(["12:75", "02-31", "2026-02-29", "2026-13-01", "24:00", "10:00:60"])("%s is no time", (text) => {
    expect(asked(text).kind).toBe("identifier");
  });

  it("as a state, as a day and as a minute of the reader's clock", () => {
    expect(asked("TERMINATED")).toEqual({ kind: "outcome", outcome: "terminated" });
    expect(asked("silent")).toEqual({ kind: "outcome", outcome: "silent" });
    const day = Date.parse("2026-11-22T16:00:00Z");
    expect(asked("2026-11-23")).toEqual({ kind: "time", fromMs: day, toMs: day + 86_400_000 });
    expect(asked("11-23")).toEqual({ kind: "time", fromMs: day, toMs: day + 86_400_000 });
    const minute = Date.parse("2026-11-23T06:05:00Z");
    expect(asked("2026-11-23 14:05")).toEqual({ kind: "time", fromMs: minute, toMs: minute + 60_000 });
    expect(asked("14:05")).toEqual({ kind: "time", fromMs: minute, toMs: minute + 60_000 });
    expect(asked("   ")).toEqual({ kind: "nothing" });
  });
});

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}
