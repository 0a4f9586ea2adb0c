import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getReport, listRuns } from "@/lib/endpoints/store";
import { APIV3_KEY, type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { beginConformance, stopConformance } from "./conformance";
import { conformanceRoutes } from "./control/conformance-routes";
import { handOutKeys } from "./endpoint-keys";
import { createLog } from "./log";
import { assembleWorld, type World } from "./world";

let sim: TestWorld;
beforeAll(async () => {
  sim = await testWorld();
});
afterAll(() => sim.close());

function exposed(allowedTargets: string[]): World {
  const { store, clock, wireClock } = sim;
  const log = createLog("silent");
  const given = { store, clock, wireClock, vault: sim.sim.vault, publicUrl: "http://localhost:3001", log };
  return assembleWorld({ ...given, allowPrivate: false, allowedTargets });
}

describe("while a door is open to others, nothing is begun and nothing is kept", () => {
  test.each([
    ["http://127.0.0.1:8080/notify", "private"],
    ["http://10.0.0.8/notify", "private"],
    ["http://169.254.169.254/latest/meta-data", "metadata"],
    ["https://qa.example.com:8443/notify", "not_listed"],
    ["http://localhost:3001/sandbox/reset", "private"],
    ["file:///etc/passwd", "scheme"],
    ["http://user:word@qa.example.com/notify", "credentials"],
    ["notify", "invalid"],
    ["https://qa.example.com/notify?a=b", "query"],
    ["https://qa.example.com/notify#a", "query"],
  ])("against %s: %s", async (url, rule) => {
    const world = exposed(["qa.example.com:443"]);
    const wish = { url, mchid: sim.enrolment.mchid, only: [] };
    expect(await beginConformance(wish, world)).toEqual({ kind: "address", rule });
    expect((await listRuns(sim.store.db, { before: null, limit: 1, url })).items).toEqual([]);
  });

  test("in the name of a merchant that the platform does not know", async () => {
    const wish = { url: "https://qa.example.com/notify", mchid: "0", only: [] };
    expect(await beginConformance(wish, exposed(["qa.example.com:443"]))).toEqual({ kind: "no_merchant" });
  });
});

test("who asks at a door with a public address may not have private addresses tried, however locally it is bound", () => {
  const { store, clock, wireClock } = sim;
  const given = { store, clock, wireClock, vault: sim.sim.vault, log: createLog("silent"), allowPrivate: true };
  const local = assembleWorld({ ...given, publicUrl: "http://localhost:3001" });
  const tunnelled = assembleWorld({ ...given, publicUrl: "https://pay.example.com" });
  expect([local.targets.kind, local.doorTargets.policy.kind]).toEqual(["open", "open"]);
  expect([tunnelled.targets.kind, tunnelled.doorTargets.policy.kind]).toEqual(["open", "listed"]);
});

test("that is what the control routes go by, and they say why", async () => {
  const { store, clock, wireClock } = sim;
  const given = { store, clock, wireClock, vault: sim.sim.vault, log: createLog("silent"), allowPrivate: true };
  const world = assembleWorld({ ...given, publicUrl: "https://pay.example.com" });
  const begin = conformanceRoutes.find(({ id }) => id === "beginConformance");
  const body = { url: "http://10.0.0.5/", mchid: sim.enrolment.mchid, only: [] };
  const asked = { parameters: {}, query: {}, body, gone: new AbortController().signal };
  const closing = new AbortController().signal;
  const outside = { world, sim: world.sim, publicUrl: "", callsPrivate: true, token: null, closing };
  expect(await begin?.handle(asked, outside)).toEqual({
    status: 400,
    body: { code: "PARAM_ERROR", message: expect.stringContaining("url: private: the machine door is open") },
  });
});

test("a run is stopped while its endpoint keeps it waiting, and the endpoint may be tried again", async () => {
  let reached = () => {};
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const server = createServer(() => reached());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
  const { store, clock, wireClock } = sim;
  const given = { store, clock, wireClock, vault: sim.sim.vault, log: createLog("silent"), allowPrivate: true };
  const world = assembleWorld({ ...given, publicUrl: "http://localhost:3001" });
  const wish = { url, mchid: sim.enrolment.mchid, only: [] };
  const begun = await beginConformance(wish, world);
  if (begun.kind !== "begun") throw new Error(begun.kind);
  await isReached;
  expect(await beginConformance(wish, world)).toEqual({ kind: "busy", runId: begun.run.id });
  expect(await stopConformance(begun.run.id, world)).toBe("stopped");
  await begun.over;
  expect(await getReport(store.db, begun.run.id, wireClock.now())).toMatchObject({ state: "stopped", cases: [] });
  expect(await stopConformance(begun.run.id, world)).toBe("over");
  const again = await beginConformance(wish, world);
  if (again.kind !== "begun") throw new Error(again.kind);
  await stopConformance(again.run.id, world);
  await again.over;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("an endpoint's files are for their owner alone, and hold neither the merchant's nor the platform's private key", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-hand-out-"));
  try {
    const written = await handOutKeys(sim.enrolment.mchid, dataDir, exposed([]));
    const folder = written?.folder ?? "";
    expect(JSON.stringify(written)).not.toContain(APIV3_KEY);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(["merchant.json", "wechatpay_cert.pem", "wechatpay_pub_key.pem"]);
    for (const name of files) {
      expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(path.join(folder, name), "utf8")).not.toContain("PRIVATE KEY");
    }
    expect(JSON.parse(readFileSync(path.join(folder, "merchant.json"), "utf8")).apiv3_key).toBe(APIV3_KEY);
    expect(await handOutKeys("../../outside", dataDir, exposed([]))).toBeNull();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
