import { createSecretKey, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appKeyId, readAppKey } from "./app-key";
import { openVault } from "./vault";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-vault-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const newKey = () => createSecretKey(randomBytes(32));
const SECRET = "-----BEGIN PRIVATE KEY-----\n密钥 🔑";

describe("a sealed text", () => {
  it("opens to the same text, and shows nothing of it", () => {
    const vault = openVault({ dataDir, appKey: newKey() });
    const row = vault.seal(SECRET, "profile pf_1");
    expect(vault.open(row, "profile pf_1")).toBe(SECRET);
    expect(Buffer.from(row.sealed).includes("PRIVATE KEY")).toBe(false);
  });

  it("is another one each time", () => {
    const vault = openVault({ dataDir, appKey: newKey() });
    expect(vault.seal(SECRET, "a").sealed).not.toEqual(vault.seal(SECRET, "a").sealed);
  });

  it("opens in no other context", () => {
    const vault = openVault({ dataDir, appKey: newKey() });
    const row = vault.seal(SECRET, "profile pf_1");
    expect(() => vault.open(row, "profile pf_2")).toThrow('"profile pf_2" cannot be opened');
  });

  it("does not open when any one of its bytes was altered, or when it was cut", () => {
    const vault = openVault({ dataDir, appKey: newKey() });
    const { sealed, sealedWith } = vault.seal("秘密", "row");
    for (let index = 0; index < sealed.length; index++) {
      const altered = sealed.map((byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => vault.open({ sealed: altered, sealedWith }, "row")).toThrow("altered");
      expect(() => vault.open({ sealed: sealed.subarray(0, index), sealedWith }, "row")).toThrow("altered");
    }
  });

  it("names both keys by their ids, and neither key, when it was sealed with another one", () => {
    const [before, after] = [newKey(), newKey()];
    const row = openVault({ dataDir, appKey: before }).seal(SECRET, "profile pf_1");
    const message = messageOf(() => openVault({ dataDir, appKey: after }).open(row, "profile pf_1"));
    expect(message).toContain(appKeyId(before));
    expect(message).toContain(appKeyId(after));
    for (const key of [before, after]) {
      for (const encoding of ["hex", "base64"] as const) expect(message).not.toContain(key.export().toString(encoding));
    }
  });
});

describe("the key in DATA_DIR", () => {
  it("is made once, for its owner's eyes alone, and found again", () => {
    const row = openVault({ dataDir, appKey: undefined }).seal(SECRET, "row");
    const text = readFileSync(path.join(dataDir, "app.key"), "utf8");
    expect(statSync(path.join(dataDir, "app.key")).mode & 0o777).toBe(0o600);
    expect(openVault({ dataDir, appKey: undefined }).open(row, "row")).toBe(SECRET);
    expect(readFileSync(path.join(dataDir, "app.key"), "utf8")).toBe(text);
    expect(readdirSync(dataDir)).toEqual(["app.key"]);
  });

  it("is made together with a directory that is not there yet", () => {
    const deeper = path.join(dataDir, "not", "yet");
    const row = openVault({ dataDir: deeper, appKey: undefined }).seal(SECRET, "row");
    expect(openVault({ dataDir: deeper, appKey: undefined }).open(row, "row")).toBe(SECRET);
  });

  it("is not made when APP_KEY is given", () => {
    openVault({ dataDir, appKey: newKey() }).seal(SECRET, "row");
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it.each(["", "too short", "x".repeat(64)])("is refused by name, and never written over, when it holds %j", (text) => {
    const file = path.join(dataDir, "app.key");
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    expect(() => openVault({ dataDir, appKey: undefined })).toThrow(file);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

describe("APP_KEY", () => {
  it("is read from hex and from Base64, with or without padding, as the same key", () => {
    const bytes = randomBytes(32);
    const texts = [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64").replace("=", "")];
    const keys = texts.map((text) => readAppKey(text)?.export().toString("hex"));
    expect(keys).toEqual([bytes.toString("hex"), bytes.toString("hex"), bytes.toString("hex")]);
  });

  it.each([31, 33, 16, 0])("is refused when it has %i bytes", (length) => {
    const bytes = randomBytes(length);
    expect([readAppKey(bytes.toString("hex")), readAppKey(bytes.toString("base64"))]).toEqual([null, null]);
  });

  it("shows nothing of itself when it is printed", () => {
    const hex = randomBytes(32).toString("hex");
    const key = readAppKey(hex);
    expect(`${inspect(key, { depth: 5 })}${JSON.stringify(key)}${key}`).not.toContain(hex.slice(0, 8));
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  throw new Error("Nothing was thrown");
}
