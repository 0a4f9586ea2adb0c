import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Authorization, formatAuthorization, readAuthorization, SCHEME } from "./authorization";

const value: Authorization = {
  mchid: "1900000100",
  nonce: "593BEC0C930BF1AFEB40B4A08C8FB242",
  signature: "abc+/DEF012=",
  timestamp: "1554208460",
  serialNo: "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
};
const good = formatAuthorization(value);
const prefix = `${SCHEME} `.length;

test("is written on one line, with ASCII quotes, commas and no spaces", () => {
  expect(good).toBe(
    'WECHATPAY2-SHA256-RSA2048 mchid="1900000100",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",signature="abc+/DEF012=",timestamp="1554208460",serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"',
  );
});

test("reads back what was written, in whatever order its members stand", () => {
  const visible = fc.stringMatching(/^[!#-~]{1,40}$/);
  const values = fc.record({
    mchid: visible,
    nonce: visible,
    signature: visible,
    timestamp: visible,
    serialNo: visible,
  });
  const anyOrder = fc.property(values, fc.infiniteStream(fc.nat()), (written, ranks) => {
    const members =
      formatAuthorization(written)
        .slice(prefix)
        .match(/[a-z_]+="[^"]+"/g) ?? [];
    const shuffled = members.map((member) => ({ member, rank: ranks.next().value })).sort((a, b) => a.rank - b.rank);
    const header = `${SCHEME} ${shuffled.map(({ member }) => member).join(",")}`;
    expect(readAuthorization(header)).toEqual({ kind: "ok", value: written });
  });
  fc.assert(anyOrder);
});

test("says what is missing and what is another scheme", () => {
  expect(readAuthorization(null)).toEqual({ kind: "missing" });
  expect(readAuthorization("")).toEqual({ kind: "missing" });
  expect(readAuthorization(good.replace(SCHEME, "WECHATPAY2-SM2-WITH-SM3"))).toEqual({
    kind: "scheme",
    scheme: "WECHATPAY2-SM2-WITH-SM3",
  });
  expect(readAuthorization("Bearer abc")).toEqual({ kind: "scheme", scheme: "Bearer" });
  expect(readAuthorization(good.toLowerCase())).toEqual({ kind: "scheme", scheme: SCHEME.toLowerCase() });
});

describe("names the first wrong character of", () => {
  const past = (text: string, header = good) => header.indexOf(text) + text.length;
  const cases: [string, string, number][] = [
    ["single quotes", good.replaceAll('"', "'"), past("mchid=")],
    ["Chinese quotes", good.replace('"1900000100"', "“1900000100”"), past("mchid=")],
    ["a Chinese quote that closes", good.replace('1900000100"', "1900000100”"), past("1900000100")],
    ["no quotes at all", good.replaceAll('"', ""), past("mchid=")],
    ["a space after a comma", good.replaceAll(",", ", "), past('1900000100",')],
    ["a Chinese comma", good.replace(",", "，"), past('1900000100"')],
    ["spaces around the equals sign", good.replace("mchid=", "mchid ="), past("mchid")],
    ["two spaces after the scheme", good.replace(" ", "  "), prefix],
    ["a space in front", ` ${good}`, 0],
    ["a space at the end", `${good} `, good.length],
    ["a line break between members", good.replace(",", ",\n"), past('1900000100",')],
    ["a line break within the signature", good.replace("abc+", "abc+\n"), past("abc+")],
    ["a space within a value", good.replace("19000", "19 000"), past('mchid="19')],
    ["a member that stands twice", `${good},mchid="1900000100"`, good.length + 1],
    ["a member that is not known", good.replace("serial_no", "serial"), good.indexOf("serial_no")],
    ["a member in camel case", good.replace("nonce_str", "nonceStr"), good.indexOf("nonce_str")],
    ["a member that is missing", good.replace('mchid="1900000100",', ""), good.length - 'mchid="1900000100",'.length],
    ["an empty value", good.replace("1900000100", ""), past('mchid="')],
    ["a comma at the end", `${good},`, good.length + 1],
    ["a comma too many", good.replace(",", ",,"), past('1900000100",')],
    ["a quote that never closes", good.slice(0, -1), good.length - 1],
    ["a scheme alone", SCHEME, SCHEME.length],
    ["a scheme and nothing after it", `${SCHEME} `, prefix],
    ["members without a scheme", good.slice(prefix), "mchid".length],
    ["the five members as JSON", JSON.stringify(value), 0],
  ];
  test.each(cases)("%s", (_, header, at) => {
    expect(readAuthorization(header)).toEqual({ kind: "malformed", at });
  });
});

test("never throws, and reads nothing that is not five pairs on one line, whatever character is changed", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readAuthorization(text)));
  const exact = /^WECHATPAY2-SHA256-RSA2048 [a-z_]+="[!#-~]+"(,[a-z_]+="[!#-~]+"){4}$/;
  const change = fc.property(fc.nat(good.length), fc.nat(1), fc.string({ maxLength: 2 }), (at, cut, put) => {
    const header = good.slice(0, at) + put + good.slice(at + cut);
    return readAuthorization(header).kind !== "ok" || exact.test(header);
  });
  fc.assert(change, { numRuns: 2000 });
});
