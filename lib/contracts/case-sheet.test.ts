import { expect, test } from "vitest";
import { callOf, noticeAt, presignAt } from "@/lib/testing/evidence";
import { caseMarkdown, plain } from "./case-sheet";
import { maskedText, maskedValue, personalValues } from "./personal";

const sheet = (value: string) =>
  caseMarkdown({
    title: value,
    headline: value,
    facts: [["Code", value]],
    sections: [{ title: value, columns: ["A", "B"], rows: [[value, "x"]] }],
    notes: [],
  });

test.each([
  ["a pipe", "a|b"],
  ["a line break", "a\r\n| c | d |\n# e"],
  ["HTML", '<img src=x onerror="alert(1)">'],
  ["an entity", "&lt;b&gt;"],
  ["code", "`` `x` ``"],
  ["emphasis", "**b** _i_ ~~s~~"],
  ["a link", "[a](https://evil.example) https://evil.example www.evil.example"],
  ["an image", "![a](x)"],
  ["a mention", "@everyone"],
  ["a direction mark", "\u202eabc"],
  ["a backslash before a pipe", "\\|"],
])("%s in a value stays one cell of text", (_, value) => {
  const lines = sheet(value).split("\n");
  const row = lines.find((line) => line.endsWith("| x |")) ?? "";
  expect(lines.filter((line) => line.startsWith("|"))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith("#"))).toHaveLength(2);
  // What is left when every escape is taken away holds nothing that begins markup.
  const bare = row.replace(/\\[!-/:-@[-`{-~]/g, "").replace(/&(amp|lt|gt|#64);/g, "");
  expect(bare.match(/\|/g)).toHaveLength(3);
  expect(bare).not.toMatch(/[<>`*[\]~@\u202e]|:\/\/|www\./);
});

test("an id, a time and a hash stand as they are", () => {
  for (const text of ["ex_0d1k2", "2026-11-23 20:05:00 (UTC+08:00)", "T1-2.3"]) expect(plain(text)).toBe(text);
});

test("every value that names a person is found, wherever it stands, and hidden wherever it stands", () => {
  const evidence = [
    callOf("partner-jsapi-order", 0, { request: { payer: { sp_openid: "oPayerOfTheOrder0001" } } }),
    presignAt(1, { request: { sub_openid: "oSubOfThePresign0002", contract_display_account: "张三" } }),
    noticeAt(2, { openid: "oOfTheNotice00000003", appid: "wx1" }),
  ];
  const values = personalValues(evidence);
  expect(new Set(values)).toEqual(
    new Set(["oPayerOfTheOrder0001", "oSubOfThePresign0002", "oOfTheNotice00000003", "张三"]),
  );
  const hidden = maskedText(`refused: ${values.join(" and ")}`, values);
  for (const value of values) expect(hidden).not.toContain(value);
});

test("little of a value is left, and of a short one only how it begins", () => {
  expect(maskedValue("oYobu0MVnQfWpSMOYJz2AHPG_gQw")).toBe("oYo***Qw");
  expect(maskedValue("张三")).toBe("张***");
});
