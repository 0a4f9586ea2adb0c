import { expect, test } from "vitest";
import { readImportFile } from "./read-file";
import { slimFile } from "./slim-file";

const NOW_MS = Date.UTC(2026, 2, 1);
const at = "2026-02-01T08:00:00.000Z";
const headers = [{ name: "Wechatpay-Signature", value: "s" }];

const notice = {
  startedDateTime: at,
  request: { method: "POST", url: "https://shop.example/pay?a=1", headers, bodySize: 2, postData: { text: "{}" } },
  response: { content: { text: "answer" } },
};
const bodiless = { startedDateTime: at, request: { ...notice.request, bodySize: 7, postData: undefined } };
const other = {
  startedDateTime: at,
  request: { method: "POST", url: "https://bank.example/", headers: [{ name: "Cookie", value: "secret" }] },
  response: { content: { text: "answer" } },
};
const own = { method: "POST", pathAndQuery: "/x", headers: [["A", "b"]], bodyBase64: "e30=", receivedAt: at };

test.each([
  ["a HAR", { log: { entries: [other, notice, bodiless, { request: null }, 7] } }],
  ["a HAR that can be taken", { log: { entries: [other, notice, bodiless] } }],
  ["an export", { format: "qianyue-notifications", notifications: [{ ...own, bodyText: "{}", resource: "{}" }, {}] }],
  ["neither", { log: {} }],
])("%s reads the same when it is slim", (_name, file) => {
  const text = `\uFEFF${JSON.stringify(file)}`;
  expect(readImportFile(slimFile(text), NOW_MS)).toEqual(readImportFile(text, NOW_MS));
});

test("what is no notification leaves nothing behind but that it was there, nor does any answer", () => {
  const slim = slimFile(JSON.stringify({ log: { entries: [other, notice] } }));
  expect(slim).not.toMatch(/secret|bank|answer/);
  expect(slimFile("{")).toBe("{");
});
