import { randomBytes } from "node:crypto";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

describe("the configuration", () => {
  it("works with nothing set", () => {
    expect(readEnv({})).toEqual({
      PORT: 3000,
      PLATFORM_PORT: 3001,
      HOST: "127.0.0.1",
      PLATFORM_HOST: "127.0.0.1",
      CONSOLE_HOSTS: [],
      DATA_DIR: path.resolve(".qianyue"),
      PUBLIC_URL: "http://localhost:3001",
      ALLOWED_TARGETS: [],
      BODY_LIMIT_BYTES: 2 * 1024 * 1024,
      LOG_LEVEL: "info",
      building: false,
      production: false,
    });
  });

  it("takes an empty text for nothing", () => {
    expect(readEnv({ PORT: "", APP_KEY: "", DATABASE_URL: "", HOST: "" })).toEqual(readEnv({}));
  });

  it("reads what is set", () => {
    const set = readEnv({
      PORT: "8080",
      PLATFORM_PORT: "8081",
      HOST: "0.0.0.0",
      PLATFORM_HOST: "::",
      CONSOLE_HOSTS: "pay.example.com, box.lan:8080,",
      ALLOWED_TARGETS: "QA.example.com, [2606:4700::1111]:8443",
      DATA_DIR: "/srv/data",
      DATABASE_URL: "postgres://u:p@db/q",
      PUBLIC_URL: "https://pay.example.com/base//",
      BODY_LIMIT_BYTES: "65536",
      LOG_LEVEL: "debug",
      NEXT_PHASE: "phase-production-build",
    });
    expect(set).toMatchObject({ PORT: 8080, PLATFORM_PORT: 8081, HOST: "0.0.0.0", DATA_DIR: "/srv/data" });
    expect(set).toMatchObject({ DATABASE_URL: "postgres://u:p@db/q", PUBLIC_URL: "https://pay.example.com/base" });
    expect(set).toMatchObject({ PLATFORM_HOST: "::", CONSOLE_HOSTS: ["pay.example.com", "box.lan:8080"] });
    const places = ["qa.example.com:80", "qa.example.com:443", "[2606:4700::1111]:8443"];
    expect(set).toMatchObject({ ALLOWED_TARGETS: places });
    expect(set).toMatchObject({ BODY_LIMIT_BYTES: 65_536, LOG_LEVEL: "debug", building: true });
  });

  it("reaches the machine door at its own port unless told otherwise", () => {
    expect(readEnv({ PLATFORM_PORT: "4001" }).PUBLIC_URL).toBe("http://localhost:4001");
  });

  it("reads APP_KEY as a key", () => {
    const bytes = randomBytes(32);
    expect(readEnv({ APP_KEY: bytes.toString("base64") }).APP_KEY?.export()).toEqual(bytes);
  });

  it.each([
    ["PORT", "70000", "from 1 to 65535"],
    ["PORT", "http", "from 1 to 65535"],
    ["PLATFORM_PORT", "3000.5", "from 1 to 65535"],
    ["PLATFORM_PORT", "3000", "must differ from PORT"],
    ["DATABASE_URL", "mysql://secret@db/q", "must begin with postgres://"],
    ["APP_KEY", "secret-secret", "32 bytes"],
    ["PUBLIC_URL", "pay.example.com", "http or https"],
    ["PUBLIC_URL", "ftp://pay.example.com", "http or https"],
    ["ALLOWED_TARGETS", "https://qa.example.com/", "hosts, or host:port"],
    ["ALLOWED_TARGETS", "ok.example.com,*.example.com", "hosts, or host:port"],
    ["BODY_LIMIT_BYTES", "2MB", "whole number of bytes"],
    ["LOG_LEVEL", "loud", "warn"],
  ])("names %s and its rule, never its value, when it is %j", (name, value, rule) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(`  ${name}: `);
    expect(read).toThrow(rule);
    expect(read).not.toThrow("secret");
  });

  it("names everything that is wrong at once", () => {
    expect(() => readEnv({ PORT: "x", APP_KEY: "y" })).toThrow(/PORT: [\s\S]*APP_KEY: /);
  });
});
