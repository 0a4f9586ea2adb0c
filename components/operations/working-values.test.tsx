import { describe, expect, it } from "vitest";
import type { Recent } from "@/lib/contracts/recent";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { OPERATIONS, operationById } from "@/lib/wechatpay/operations/registry";
import { sheetOf } from "@/lib/wechatpay/sheet";
import { applyDraft, draftOf } from "./draft";
import { freshCode } from "./fresh-code";
import { ORDER_ID, PRE_SIGN_ID } from "./known-operations";
import { formViolations } from "./resolver";
import { carriedOver, workingValues } from "./working-values";

const profile: ProfileSummary = {
  id: "pf_1",
  name: "sandbox",
  target: "simulator",
  baseUrl: "http://localhost:3001",
  inbox: "in_1",
  notifyUrl: "https://example.com/notify/in_1",
  mchid: "1900000100",
  serialNo: "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
  platformSerials: [],
  spAppid: "wxd678efh567hg6787",
  subMchid: "1900000109",
  subAppid: "wxd678efh567hg6788",
  serviceId: 12535,
  spOpenid: "oSp",
  subOpenid: "oSub",
};
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const ingredients = { profile, nowMs: Date.UTC(2026, 10, 23), random };

describe("the prefilled form", () => {
  it("breaks no rule in any operation, except that a prepay_id and a contract must first be earned", () => {
    for (const op of OPERATIONS) {
      const broken = formViolations(sheetOf(op), workingValues(sheetOf(op), ingredients)).map(({ name }) => name);
      expect(
        broken.filter((name) => !["prepay_id", "contract_info.password_free_contract_id"].includes(name)),
        op.id,
      ).toEqual([]);
    }
  });

  it("makes a code that differs each time and fits both fields that need one", () => {
    const codes = new Set(Array.from({ length: 200 }, () => freshCode("out_contract_code", ingredients.nowMs, random)));
    expect(codes.size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^[0-9A-Za-z]{6,32}$/);
  });

  it("orders for the same merchant and payer as the form that needs the prepay_id", () => {
    const [order, preSign] = [operationById(ORDER_ID), operationById(PRE_SIGN_ID)];
    if (!order || !preSign) throw new Error("two operations expected");
    const typed = { ...workingValues(sheetOf(preSign), ingredients), sub_mchid: "1900000777", sub_openid: "oOther" };
    const carried = carriedOver(typed, workingValues(sheetOf(order), ingredients));
    expect(carried).toMatchObject({ sub_mchid: "1900000777", "payer.sub_openid": "oOther", sp_mchid: "1900000100" });
  });
});

describe("a form about something that exists", () => {
  const recent: Recent = { contractCode: "C1", contractId: "1234", partnerTradeNo: "P12345", directTradeNo: "D12345" };
  const filled = (id: string) => {
    const op = operationById(id);
    if (!op) throw new Error(`no operation ${id}`);
    return workingValues(sheetOf(op), { ...ingredients, recent });
  };

  it("names what was last dealt with: the contract, or the order of its own side", () => {
    expect(filled("contract-query").out_contract_code).toBe("C1");
    expect(filled("contract-terminate").out_contract_code).toBe("C1");
    expect(filled("partner-order-query").out_trade_no).toBe("P12345");
    expect(filled("order-close").out_trade_no).toBe("D12345");
    expect(filled("jsapi-with-contract")["contract_info.password_free_contract_id"]).toBe("1234");
  });

  it("never gives something new a code that was used", () => {
    expect(filled("normal-mini-program").out_contract_code).not.toBe("C1");
    expect(filled("jsapi-order").out_trade_no).not.toBe("D12345");
  });
});

describe("a draft", () => {
  it("keeps what was typed and lets everything untouched follow the profile and fresh codes", () => {
    const [order] = OPERATIONS;
    if (!order) throw new Error("an operation expected");
    const base = workingValues(sheetOf(order), ingredients);
    const draft = draftOf({ ...base, description: "咖啡", attach: "x" }, base);
    expect(draft).toEqual({ description: "咖啡", attach: "x" });
    const later = workingValues(sheetOf(order), { ...ingredients, profile: { ...profile, subMchid: "1900000222" } });
    expect(applyDraft(later, draft)).toEqual({ ...later, description: "咖啡", attach: "x" });
  });

  it("never brings back a prepay_id, which was used once, though an older browser had kept it", () => {
    const base = { prepay_id: "", attach: "" };
    expect(draftOf({ prepay_id: "wx1", attach: "x" }, base)).toEqual({ attach: "x" });
    expect(applyDraft(base, { prepay_id: "wx1", attach: "x" })).toEqual({ prepay_id: "", attach: "x" });
  });

  it("ignores members of an older form and values that are no text", () => {
    expect(applyDraft({ a: "1" }, { b: "2", a: 3 })).toEqual({ a: "1" });
    expect(applyDraft({ a: "1" }, "broken")).toEqual({ a: "1" });
  });
});
