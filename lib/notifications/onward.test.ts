import { expect, test } from "vitest";
import { onwardHeaders } from "./onward";

test("the connection's own headers stay behind; all others go on with their name, order and value", () => {
  const headers = [
    ["Host", "a"],
    ["wechatpay-NONCE", "1"],
    ["Connection", "keep-alive, X-Hop, Wechatpay-Nonce"],
    ["X-Hop", "1"],
    ["X-Twice", "1"],
    ["Content-Length", "3"],
    ["X-Twice", "2"],
    ["Transfer-Encoding", "chunked"],
    ["Content-Type", "application/json; charset=utf-8"],
  ] as const;
  expect(onwardHeaders(headers)).toEqual([
    ["wechatpay-NONCE", "1"],
    ["X-Twice", "1"],
    ["X-Twice", "2"],
    ["Content-Type", "application/json; charset=utf-8"],
  ]);
});
