import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, requestCanonical } from "./canonical";
import { diagnoseSignature, type FindingId } from "./diagnose";
import { errorBody, GATEWAY_TEXTS, signatureMismatch, signError } from "./errors";
import type { Rewriting } from "./rewritten-body";
import { CANONICAL_VECTORS, VECTOR_NONCE as nonce, VECTOR_TIMESTAMP as timestamp } from "./vectors/canonical-vectors";

const K1 = CANONICAL_VECTORS[0]?.message;
const PATH = K1?.kind === "request" ? K1.pathAndQuery : "";
const BODY = K1?.body ?? "";
type Received = { method: string; pathAndQuery: string; timestamp: string; nonce: string; body: string };
const sent: Received = { method: "POST", pathAndQuery: PATH, timestamp, nonce, body: BODY };
const get: Received = { ...sent, method: "GET", pathAndQuery: "/v3/certificates?algorithm_type=RSA", body: "" };

/** The string that the platform builds from what it received. */
function rightly(received: Received): string {
  return canonicalText(requestCanonical(received));
}

/** The platform's 401 for what it received, in its exact construction. */
function refusal(received: Received): string {
  const head = rightly({ ...received, body: "" }).slice(0, -1);
  return signatureMismatch({ ...received, head, length: requestCanonical(received).length }).body;
}

function ids(canonical: string, received: Received): FindingId[] {
  return diagnoseSignature(canonical, refusal(received))?.findings.map(({ id }) => id) ?? [];
}

describe("finds alone what was wrong:", () => {
  const pretty = JSON.stringify(JSON.parse(BODY), null, 2);
  const fourLines = (received: Received) => `${received.method}\n${received.pathAndQuery}\n${timestamp}\n${nonce}\n`;
  const cases: [string, string, Received, FindingId][] = [
    ["the body was signed pretty and sent compact", rightly({ ...sent, body: pretty }), sent, "body_reencoded"],
    ["the body was signed compact and sent pretty", rightly(sent), { ...sent, body: pretty }, "body_reencoded"],
    ["the last LF is missing", rightly(sent).slice(0, -1), sent, "length_off_by_one_lf"],
    [
      "the last LF is missing after a body that ends in LF",
      rightly(sent),
      { ...sent, body: `${BODY}\n` },
      "length_off_by_one_lf",
    ],
    ["a GET has no empty fifth line", fourLines(get), get, "length_off_by_one_lf"],
    [
      "a POST without a body has four lines",
      fourLines({ ...sent, body: "" }),
      { ...sent, body: "" },
      "length_off_by_one_lf",
    ],
    ["the body was not signed", rightly({ ...sent, body: "" }), sent, "body_not_signed"],
    ["the body was not sent", rightly(sent), { ...sent, body: "" }, "body_not_sent"],
    ["the query is missing", rightly({ ...get, pathAndQuery: "/v3/certificates" }), get, "url_without_query"],
    [
      "the query is encoded otherwise",
      rightly({ ...get, pathAndQuery: "/v3/x?a=微信" }),
      { ...get, pathAndQuery: "/v3/x?a=%E5%BE%AE%E4%BF%A1" },
      "url_encoding_differs",
    ],
    [
      "a placeholder was left in",
      rightly({ ...get, pathAndQuery: "/v3/id/{id}" }),
      { ...get, pathAndQuery: "/v3/id/12535" },
      "url_placeholder",
    ],
    ["a slash too many", rightly({ ...sent, pathAndQuery: `/${PATH}` }), sent, "url_double_slash"],
    [
      "the host was signed as well",
      rightly({ ...sent, pathAndQuery: `https://api.mch.weixin.qq.com${PATH}` }),
      sent,
      "url_with_host",
    ],
    ["a path of a proxy was signed", rightly({ ...sent, pathAndQuery: `/proxy${PATH}` }), sent, "url_differs"],
    ["a path was cut", rightly({ ...get, pathAndQuery: "/v3/certificate" }), get, "url_differs"],
    ["the method in lower case", rightly({ ...sent, method: "post" }), sent, "method_differs"],
    ["another method", rightly({ ...sent, method: "PUT" }), sent, "method_differs"],
    [
      "another timestamp in the header",
      rightly({ ...sent, timestamp: "1583330077" }),
      { ...sent, timestamp: "1583330550" },
      "timestamp_or_nonce_differs",
    ],
    [
      "another nonce in the header, also of another length",
      rightly({ ...sent, nonce: "abc" }),
      sent,
      "timestamp_or_nonce_differs",
    ],
    ["lines that end in CRLF", rightly(sent).replaceAll("\n", "\r\n"), sent, "line_ends_crlf"],
    ["nothing: the key is not of that serial", rightly(sent), sent, "strings_agree_key_or_serial_wrong"],
    ["nothing in a GET", rightly(get), get, "strings_agree_key_or_serial_wrong"],
  ];
  test.each(cases)("%s", (_, canonical, received, id) => {
    expect(ids(canonical, received)).toEqual([id]);
  });

  test("and names several when there are several, the head before the body", () => {
    const canonical = rightly({ ...sent, method: "post", nonce: "x", body: "" }).slice(0, -1);
    expect(ids(canonical, sent)).toEqual([
      "method_differs",
      "timestamp_or_nonce_differs",
      "length_off_by_one_lf",
      "body_not_signed",
    ]);
  });
});

describe("tells how the body was written again:", () => {
  const value = JSON.parse(BODY);
  const ascii = (text: string) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
  const cases: [Rewriting, string, string][] = [
    ["pretty", BODY, JSON.stringify(value, null, 4)],
    ["pretty", BODY, JSON.stringify(value, null, 2).replaceAll("\n", "\r\n")],
    ["compact", JSON.stringify(value, null, 2), BODY],
    ["spaced", BODY, BODY.replaceAll('":', '": ').replaceAll(',"', ', "')],
    ["escaped_unicode", BODY, ascii(BODY)],
    ["spaced_and_escaped_unicode", BODY, ascii(BODY.replaceAll('":', '": ').replaceAll(',"', ', "'))],
    ["escaped_slashes", BODY, BODY.replaceAll("/", "\\/")],
    ["escaped_slashes_and_unicode", BODY, ascii(BODY.replaceAll("/", "\\/"))],
    ["byte_order_mark", BODY, `\uFEFF${BODY}`],
    ["quoted", BODY, JSON.stringify(BODY)],
    ["unquoted", JSON.stringify(BODY), BODY],
    ["same_length", '{"appid":"a","mchid":"b"}', '{"mchid":"b","appid":"a"}'],
    ["unknown", BODY, BODY.replace("yourapp", "another-app")],
  ];
  test.each(cases)("%s", (how, signed, body) => {
    const [finding] = diagnoseSignature(rightly({ ...sent, body: signed }), refusal({ ...sent, body }))?.findings ?? [];
    const bytes = { oursBytes: Buffer.byteLength(signed), theirsBytes: Buffer.byteLength(body) };
    expect(finding).toEqual({ id: "body_reencoded", how, ...bytes });
  });

  test("gbk", () => {
    const gbkBytes = Buffer.byteLength(BODY) - 6;
    const reply = refusal(sent).replace('"sign_message_length":479', `"sign_message_length":${479 - 6}`);
    const [finding] = diagnoseSignature(rightly(sent), reply)?.findings ?? [];
    expect(finding).toMatchObject({ id: "body_reencoded", how: "gbk", theirsBytes: gbkBytes });
  });
});

describe("compares", () => {
  test("methods, addresses and lengths in bytes, ours with theirs", () => {
    const diagnosis = diagnoseSignature(rightly({ ...get, pathAndQuery: "/v3/certificates" }), refusal(get));
    expect(diagnosis).toMatchObject({
      ours: { method: "GET", url: "/v3/certificates", lengthBytes: 66, bodyBytes: 0 },
      theirs: { method: "GET", url: "/v3/certificates?algorithm_type=RSA", lengthBytes: 85, bodyBytes: 0 },
      longerByBytes: 19,
      firstDifference: { line: 2, column: 17, ours: "\n", theirs: "?" },
    });
  });

  test.each([
    [rightly({ ...sent, timestamp: "1554208469" }), sent, { line: 3, column: 10, ours: "9", theirs: "0" }],
    [rightly({ ...sent, body: '{"中' }), { ...sent, body: '{"文' }, { line: 5, column: 3, ours: "中", theirs: "文" }],
    [rightly({ ...sent, body: "" }), sent, { line: 5, column: 1, ours: "\n", theirs: "{" }],
    [rightly(get).slice(0, -1), get, { line: 5, column: 1, ours: "", theirs: "\n" }],
    [rightly(sent).replaceAll("\n", "\r\n"), sent, { line: 1, column: 5, ours: "\r", theirs: "\n" }],
    [rightly(sent), sent, null],
    [rightly(sent).slice(0, -1), sent, null],
  ])("and finds the first character that differs, within what is shown (%#)", (canonical, received, difference) => {
    expect(diagnoseSignature(canonical, refusal(received))?.firstDifference).toEqual(difference);
  });

  test("with either nesting: production's and the signature FAQ's", () => {
    const information = JSON.parse(refusal(sent)).detail.sign_information;
    const faq = {
      issue: "sign not match",
      field: "signature",
      location: "authorization",
      sign_information: information,
    };
    const deeper = { detail: { issue: "sign not match", sign_information: information } };
    const expected = diagnoseSignature(rightly(get), refusal(sent));
    expect(diagnoseSignature(rightly(get), errorBody("SIGN_ERROR", GATEWAY_TEXTS.signature, faq))).toEqual(expected);
    expect(diagnoseSignature(rightly(get), errorBody("SIGN_ERROR", GATEWAY_TEXTS.signature, deeper))).toEqual(expected);
    expect(expected).not.toBeNull();
  });

  test("a production sample, GET certificates, as it was posted", () => {
    const posted =
      '{"code":"SIGN_ERROR","detail":{"detail":{"issue":"sign not match"},"field":"signature","location":"authorization","sign_information":{"method":"GET","sign_message_length":66,"truncated_sign_message":"GET\\n/v3/certificates\\n1554208460\\n593BEC0C930BF1AFEB40B4A08C8FB242\\n\\n","url":"/v3/certificates"}},"message":"错误的签名，验签失败"}';
    const diagnosis = diagnoseSignature(rightly({ ...get, pathAndQuery: "/v3/certificates" }), posted);
    expect(diagnosis?.findings).toEqual([{ id: "strings_agree_key_or_serial_wrong", bytes: 66 }]);
    expect(diagnosis?.longerByBytes).toBe(0);
  });

  test("with a pretty body whose line ends the platform shows", () => {
    const body = '{\r\n  "stock_id": "1"\r\n}';
    const diagnosis = diagnoseSignature(rightly({ ...sent, body }), refusal({ ...sent, body }));
    expect(diagnosis?.theirs).toMatchObject({ bodyStart: '{\r\n  "st', bodyBytes: Buffer.byteLength(body) });
    expect(diagnosis?.findings[0]?.id).toBe("strings_agree_key_or_serial_wrong");
  });
});

describe("says nothing where the reply says nothing:", () => {
  test.each([
    ["an empty body", ""],
    ["no JSON", "<html>"],
    ["null", "null"],
    ["a 401 without detail", signError(GATEWAY_TEXTS.serial).body],
    ["another error", errorBody("PARAM_ERROR", "参数错误", { location: "body", value: 1 })],
    ["a length that is no number", refusal(sent).replace(":479", ':"479"')],
    [
      "a string of one line",
      errorBody("SIGN_ERROR", "", { sign_information: { sign_message_length: 1, truncated_sign_message: "x" } }),
    ],
  ])("%s", (_, reply) => {
    expect(diagnoseSignature(rightly(sent), reply)).toBeNull();
  });
});

test("never throws and always finds something, whatever was signed and whatever is answered", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(rightly(sent), rightly(get), "\n\n\n\n", ""));
  const message = fc
    .array(fc.string({ unit: "grapheme" }), { minLength: 5, maxLength: 8 })
    .map((lines) => lines.join("\n"));
  const property = fc.property(text, message, fc.nat(), (canonical, truncated, length) => {
    const detail = { sign_information: { sign_message_length: length, truncated_sign_message: truncated } };
    const diagnosis = diagnoseSignature(canonical, errorBody("SIGN_ERROR", "", detail));
    expect(diagnosis?.findings.length).toBeGreaterThan(0);
  });
  fc.assert(property);
  fc.assert(fc.property(text, fc.json(), (canonical, reply) => void diagnoseSignature(canonical, reply)));
});

test("finds nothing wrong with a request that agrees, whatever its body", () => {
  const body = fc.oneof(fc.string({ unit: "grapheme" }), fc.json(), fc.constantFrom("", "\n", "{}\n"));
  const property = fc.property(body, (text) => {
    expect(ids(rightly({ ...sent, body: text }), { ...sent, body: text })).toEqual([
      "strings_agree_key_or_serial_wrong",
    ]);
  });
  fc.assert(property);
});
