import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractQuery } from "./operations/contract-query";
import { partnerOrderQuery } from "./operations/partner-order-query";
import { OPERATIONS } from "./operations/registry";
import { pathAndQueryOf, readPathAndQuery } from "./path-and-query";
import { CANONICAL_VECTORS } from "./vectors/canonical-vectors";

/** Every text but those of dots alone, which no URL can carry as a path segment. */
const segment = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));

test("K2: the contract query's path is filled as the golden vector has it", () => {
  const path = { service_id: "12535", out_contract_code: "wxwtdk20200910100000" };
  const message = CANONICAL_VECTORS[1]?.message;
  expect(message?.kind === "request" ? message.pathAndQuery : null).toBe(
    pathAndQueryOf(contractQuery, { path, query: {} }),
  );
});

test("a query follows the path, its members in their order, the empty ones left out", () => {
  const path = { out_trade_no: "1217752501201407033233368018" };
  expect(pathAndQueryOf(partnerOrderQuery, { path, query: { sp_mchid: "1230000109", sub_mchid: "1900000109" } })).toBe(
    "/v3/pay/partner/transactions/out-trade-no/1217752501201407033233368018?sp_mchid=1230000109&sub_mchid=1900000109",
  );
  expect(pathAndQueryOf(partnerOrderQuery, { path, query: { sp_mchid: "", sub_mchid: "1" } })).toMatch(
    /8\?sub_mchid=1$/,
  );
});

test.each([
  ["a b", "a%20b"],
  ["a+b", "a%2Bb"],
  ["a/b?c#d", "a%2Fb%3Fc%23d"],
  ["!'()*", "%21%27%28%29%2A"],
  ["-._~", "-._~"],
  ["协议", "%E5%8D%8F%E8%AE%AE"],
  ["😀", "%F0%9F%98%80"],
  ["100%", "100%25"],
  ["%2e", "%252e"],
  ["\ud800", "%EF%BF%BD"],
])("%j is written %s, as RFC 3986 says, in a path and in a query", (text, written) => {
  const line = pathAndQueryOf(partnerOrderQuery, { path: { out_trade_no: text }, query: { sp_mchid: text } });
  expect(line).toBe(`/v3/pay/partner/transactions/out-trade-no/${written}?sp_mchid=${written}`);
});

describe("whatever stands in its fields", () => {
  const filled = fc.record({ out_trade_no: segment, sp_mchid: segment, sub_mchid: segment });

  test("a URL sends exactly what was signed", () => {
    const property = fc.property(filled, ({ out_trade_no, ...query }) => {
      const line = pathAndQueryOf(partnerOrderQuery, { path: { out_trade_no }, query });
      const { pathname, search, hash } = new URL(line, "https://api.mch.weixin.qq.com");
      expect(pathname + search).toBe(line);
      expect(hash).toBe("");
      expect(line).toMatch(/^[A-Za-z0-9\-._~%/?&=]+$/);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("a segment of dots alone is signed as it is sent, too", () => {
    for (const out_trade_no of [".", "..", ""]) {
      const line = pathAndQueryOf(partnerOrderQuery, { path: { out_trade_no }, query: {} });
      expect(new URL(line, "https://api.mch.weixin.qq.com").pathname).toBe(line);
    }
  });

  test("it reads back, but for lone surrogates that no UTF-8 can write", () => {
    const property = fc.property(filled, ({ out_trade_no, ...query }) => {
      const line = pathAndQueryOf(partnerOrderQuery, { path: { out_trade_no }, query });
      const wellFormed = (text: string) =>
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
      expect(readPathAndQuery(partnerOrderQuery, line)).toEqual({
        path: { out_trade_no: wellFormed(out_trade_no) },
        query: { sp_mchid: wellFormed(query.sp_mchid), sub_mchid: wellFormed(query.sub_mchid) },
      });
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("any text fits the template or does not, and nothing throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const op of OPERATIONS) expect([null, "object"]).toContain(readPathAndQuery(op, text) && "object");
      }),
    );
  });
});

test("a template fits its own paths and no other's", () => {
  for (const op of OPERATIONS) {
    const path = Object.fromEntries(Object.keys(op.pathFields.shape).map((name) => [name, "x1"]));
    const line = pathAndQueryOf(op, { path, query: {} });
    const fitting = OPERATIONS.filter((other) => other.method === op.method && readPathAndQuery(other, line) !== null);
    expect(fitting.map(({ id }) => id)).toEqual([op.id]);
    expect(line).not.toMatch(/[{}]/);
  }
});

test("every place in a template is a path field, and every path field has its place", () => {
  for (const op of OPERATIONS) {
    const places = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(places).toEqual(Object.keys(op.pathFields.shape));
  }
});

test("what is no percent-encoding is taken as it is", () => {
  expect(
    readPathAndQuery(
      contractQuery,
      contractQuery.path.replace("{service_id}", "1%ZZ").replace("{out_contract_code}", "a"),
    ),
  ).toEqual({
    path: { service_id: "1%ZZ", out_contract_code: "a" },
    query: {},
  });
});
