import { describe, expect, test } from "vitest";
import { proxy } from "@/proxy";
import { isConsoleHost } from "./console-host";

const home = { bound: "127.0.0.1", also: [] };

describe("the console answers to", () => {
  test.each(["localhost", "localhost:3000", "LOCALHOST:1", "127.0.0.1:3000", "127.8.9.1", "[::1]", "[::1]:3000"])(
    "this machine's own name %s",
    (host) => expect(isConsoleHost(host, home)).toBe(true),
  );

  test.each([
    ["192.168.1.5:3000", { bound: "192.168.1.5", also: [] }],
    ["[fd00::5]:3000", { bound: "fd00::5", also: [] }],
    ["Box.lan:3000", { bound: "0.0.0.0", also: ["box.lan"] }],
    ["box.lan:8080", { bound: "0.0.0.0", also: ["box.lan:8080"] }],
  ])("the name %s, where it is bound to or known by it", (host, names) => {
    expect(isConsoleHost(host, names)).toBe(true);
  });
});

describe("the console refuses", () => {
  test.each([
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example:3000",
    "127.0.0.1@evil.example",
    "evil.example#localhost",
    "1270.0.0.1",
    "0.0.0.0:3000",
    "[::]:3000",
    "",
    null,
  ])("a page that calls it %s", (host) => {
    expect(isConsoleHost(host, home)).toBe(false);
    expect(isConsoleHost(host, { bound: "0.0.0.0", also: ["box.lan"] })).toBe(false);
  });

  test("another port than the one that is listed", () => {
    expect(isConsoleHost("box.lan:9", { bound: "0.0.0.0", also: ["box.lan:8080"] })).toBe(false);
  });
});

test("a rebound name gets neither a page nor an action: 421 without anything of ours", async () => {
  const ask = (host: string) => proxy(new Request("http://x/notifications", { method: "POST", headers: { host } }));
  expect(ask("evil.example:3000")?.status).toBe(421);
  expect(await ask("evil.example:3000")?.text()).not.toContain("evil.example");
  expect(ask("localhost:3000")).toBeUndefined();
});
