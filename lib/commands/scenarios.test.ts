import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownDoor, type ReachedDoor } from "./machine-door";

const SCRIPT = fileURLToPath(new URL("../../e2e/scenarios.sh", import.meta.url));
let door: ReachedDoor;
beforeAll(async () => {
  door = await ownDoor();
});
afterAll(() => door.close());

/** The script as a person runs it, against a door of its own. */
function play(...scenarios: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, DOOR: door.baseUrl, PLATFORM_PORT: new URL(door.baseUrl).port };
  return new Promise((resolve) => {
    const child = spawn("bash", [SCRIPT, ...scenarios], { env });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("close", (code) => resolve({ code, said }));
  });
}

const control = (method: string, path: string, body?: object) =>
  fetch(`${door.baseUrl}/sandbox${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });

test("curl alone plays every end of a first contract, and leaves the clock as it was", {
  timeout: 180_000,
}, async () => {
  await control("PUT", "/clock", { mode: "offset", offsetMs: 5000 });
  const { code, said } = await play();
  expect([code, said.match(/WRONG.*/g)], said).toEqual([0, null]);
  expect(said.match(/^ {2}ok /gm)).toHaveLength(16);
  expect(await (await control("GET", "/clock")).json()).toMatchObject({ state: { mode: "offset", offsetMs: 5000 } });
});

test("the script fails when a platform does not do as it must", { timeout: 180_000 }, async () => {
  const fault = { kind: "lost", place: "notification", mode: { kind: "next", n: 1 } };
  await control("POST", "/faults", fault);
  const { code, said } = await play("agree");
  expect([code, said.match(/WRONG/g)?.length], said).toEqual([1, 1]);
});
