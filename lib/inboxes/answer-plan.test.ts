import { expect, test } from "vitest";
import { type AnswerPlan, planProblems, type Told, toldAt, turnsLeft } from "./answer-plan";

const reply = (change: Partial<Extract<Told, { kind: "reply" }>> = {}): Told => ({
  kind: "reply",
  status: 500,
  headers: [],
  body: "",
  ...change,
});
const silent: Told = { kind: "silent" };

test("turns follow each other, and after the last one it is as usual", () => {
  const plan: AnswerPlan = [
    { told: reply(), times: 2 },
    { told: silent, times: 1 },
  ];
  const kinds = [0, 1, 2, 3, 99].map((answered) => toldAt(plan, answered).kind);
  expect(kinds).toEqual(["reply", "reply", "silent", "as_usual", "as_usual"]);
  expect([0, 2, 3, 9].map((answered) => turnsLeft(plan, answered))).toEqual([3, 1, 0, 0]);
  expect(turnsLeft([{ told: silent, times: null }], 1e6)).toBeNull();
  expect(
    turnsLeft(
      [
        { told: reply(), times: 1 },
        { told: { kind: "as_usual" }, times: null },
      ],
      1,
    ),
  ).toBe(0);
});

test.each([
  ["a status that is none", [{ told: reply({ status: 99 }), times: 1 }], "status"],
  ["a body with 204", [{ told: reply({ status: 204, body: "x" }), times: 1 }], "body"],
  ["a header name with a space", [{ told: reply({ headers: [["a b", "c"]] }), times: 1 }], "header"],
  ["a header that would split the answer", [{ told: reply({ headers: [["a", "b\r\nc: d"]] }), times: 1 }], "header"],
  ["a length of one's own", [{ told: reply({ headers: [["Content-Length", "9"]] }), times: 1 }], "header"],
  ["an address that is none", [{ told: { kind: "relay", url: "file:///etc/passwd" }, times: null }], "url"],
  ["a delay without end", [{ told: { kind: "delay", delayMs: 1e9 }, times: null }], "delay"],
  ["no times", [{ told: silent, times: 0 }], "times"],
  [
    "an endless turn that is not the last",
    [
      { told: silent, times: null },
      { told: silent, times: 1 },
    ],
    "times",
  ],
  ["too many turns", Array.from({ length: 21 }, () => ({ told: silent, times: 1 })), "turns"],
] as [string, AnswerPlan, string][])("%s is refused by its field", (_name, plan, field) => {
  expect(planProblems(plan).map((problem) => problem.field)).toEqual([field]);
});

test("what can be answered is not refused", () => {
  const plan: AnswerPlan = [
    { told: reply({ status: 299, headers: [["X-A", "é"]], body: "你好" }), times: 1 },
    { told: { kind: "relay", url: "https://shop.example/notify" }, times: null },
  ];
  expect(planProblems(plan)).toEqual([]);
});
