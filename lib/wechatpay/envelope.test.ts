import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testApiv3Key } from "@/lib/testing/keys";
import { readEnvelope, writeEnvelope } from "./envelope";

const key = testApiv3Key();
const draft = {
  id: "7f8fcdb2-573a-547a-901e-4c34f9761293",
  createTime: "2024-12-02T11:18:54+08:00",
  eventType: "ENTRUST.SIGN",
  summary: "签约结果通知",
  originalType: "entrust",
  associatedData: "entrust",
  nonce: "61f9c719728a",
  plaintext: '{"out_contract_code":"wxwtdk20200910100000"}',
};
const body = writeEnvelope(draft, key);
const read = (text: string) => readEnvelope(Buffer.from(text));

test("is compact, with its members in the order of production traffic", () => {
  const sealed = JSON.parse(body).resource.ciphertext;
  expect(body).toBe(
    `{"id":"${draft.id}","create_time":"2024-12-02T11:18:54+08:00","resource_type":"encrypt-resource","event_type":"ENTRUST.SIGN","summary":"签约结果通知","resource":{"original_type":"entrust","algorithm":"AEAD_AES_256_GCM","ciphertext":"${sealed}","associated_data":"entrust","nonce":"61f9c719728a"}}`,
  );
});

test("reads back what was written", () => {
  const { plaintext: _, ...written } = draft;
  const { ciphertext } = JSON.parse(body).resource;
  expect(read(body)).toEqual({ kind: "ok", envelope: { ...written, algorithm: "AEAD_AES_256_GCM", ciphertext } });
});

describe("names the member that is missing:", () => {
  test.each(["id", "event_type", "resource.algorithm", "resource.ciphertext", "resource.nonce"])("%s", (name) => {
    for (const value of [undefined, null, 7, {}]) {
      const outer = JSON.parse(body);
      const [first = "", second] = name.split(".");
      if (second) outer.resource[second] = value;
      else outer[first] = value;
      const unreadable = { kind: "unreadable", fact: { key: "member_missing", values: { text: name } } };
      expect(read(JSON.stringify(outer))).toEqual(unreadable);
    }
  });

  test("a member whose name only looks like the inner one does not stand in for it", () => {
    const outer = { ...JSON.parse(body), "resource.nonce": "61f9c719728a" };
    delete outer.resource.nonce;
    expect(read(JSON.stringify(outer)).kind).toBe("unreadable");
  });

  test.each([null, [], "text", 7])("a resource that is %j holds nothing", (resource) => {
    const unreadable = { kind: "unreadable", fact: { key: "member_missing", values: { text: "resource.algorithm" } } };
    expect(read(JSON.stringify({ ...JSON.parse(body), resource }))).toEqual(unreadable);
  });
});

test("what is no JSON object is said to be no JSON, and nothing throws on random bytes", () => {
  for (const text of ["", "null", "[]", '"text"', "{", "\uFEFF"]) {
    expect(read(text)).toEqual({ kind: "unreadable", fact: { key: "not_json" } });
  }
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readEnvelope(bytes)));
  fc.assert(fc.property(fc.json(), (text) => void read(text)));
});
