import { expect, test } from "vitest";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { exactHeaders } from "./exact-headers";

const to = { url: "https://qa.example.com:8443/notify", bytes: 12, own: [] };

test("keeps every header of the message in its place, its case and its repeats", () => {
  const came: HeaderPair[] = [
    ["hOsT", "localhost:3001"],
    ["wechatpay-Timestamp", "1772352000"],
    ["X-A", "1"],
    ["Content-Length", "99"],
    ["x-a", "2"],
    ["User-Agent", "Mozilla/4.0"],
  ];
  expect(exactHeaders(came, to)).toEqual([
    ["hOsT", "qa.example.com:8443"],
    ["wechatpay-Timestamp", "1772352000"],
    ["X-A", "1"],
    ["Content-Length", "12"],
    ["x-a", "2"],
    ["User-Agent", "Mozilla/4.0"],
  ]);
});

test("leaves behind what concerned the connection, also what Connection names, but never a part of the message", () => {
  const came: HeaderPair[] = [
    ["Connection", "keep-alive, X-Hop, Wechatpay-Nonce"],
    ["Keep-Alive", "timeout=5"],
    ["Transfer-Encoding", "chunked"],
    ["TE", "trailers"],
    ["Expect", "100-continue"],
    ["Upgrade", "h2c"],
    ["Proxy-Authorization", "Basic x"],
    ["X-Hop", "1"],
    ["Wechatpay-Nonce", "n"],
  ];
  expect(exactHeaders(came, to)).toEqual([["Wechatpay-Nonce", "n"]]);
});

test("lets the target's own headers stand last, instead of one of that name", () => {
  const came: HeaderPair[] = [
    ["AUTHORIZATION", "old"],
    ["X-A", "1"],
  ];
  const own: HeaderPair[] = [["Authorization", "new"]];
  expect(exactHeaders(came, { ...to, own })).toEqual([
    ["X-A", "1"],
    ["Authorization", "new"],
  ]);
});
