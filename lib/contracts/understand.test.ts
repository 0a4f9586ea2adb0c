import { describe, expect, it } from "vitest";
import { ASKABLE, understand } from "./understand";

const NOW = { nowMs: Date.parse("2026-11-23T12:00:00Z"), offsetMs: 8 * 3_600_000 };
const asked = (text: string) => understand(text, NOW);
const certain = (name: string, value: string) => ({ kind: "identifier", names: [name], value, certain: true });

describe("what was pasted is understood", () => {
  it.each([
    ["wx201410272009395522657a690389285100", "prepay_id"],
    ["4200001234202611231234567890", "transaction"],
    ["oYobu0MVnQfWpSMOYJz2AHPG_gQw", "openid"],
    ["1900000109", "sub_mchid"],
    ["123124412412423431", "contract_id"],
    ["微信代扣用户A", "account"],
  ])("%s by its shape", (text, name) => {
    expect(asked(text)).toEqual(certain(name, text));
    expect(asked(`  "${text}", `)).toEqual(certain(name, text));
  });

  it.each([
    ['"out_trade_no": "T 1"', "order", "T"],
    ['{"mchid":"1900000109","sub_openid":"abc"}', "openid", "abc"],
    ["out_contract_code=wxwtdk2020", "code", "wxwtdk2020"],
    ['"contract_id":123124412412423431,', "contract_id", "123124412412423431"],
  ])("%s by its member's name", (text, name, value) => {
    expect(asked(text)).toEqual(certain(name, value));
  });

  it("as any of them where its shape says nothing", () => {
    expect(asked("wxwtdk20200910100000")).toEqual({
      kind: "identifier",
      names: ASKABLE,
      value: "wxwtdk20200910100000",
      certain: false,
    });
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
