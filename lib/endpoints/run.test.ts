import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "@/lib/clock";
import { writeMerchant } from "@/lib/commands/merchant-files";
import { createSend } from "@/lib/egress";
import type { KeyMode } from "@/lib/simulator/merchant";
import { merchantFile } from "@/lib/simulator/merchant-file";
import { platformVoice } from "@/lib/simulator/voice";
import { merchantEndpoint, PLANTED_FAULTS, type PlantedFault } from "@/lib/testing/merchant-endpoint";
import { plainServer } from "@/lib/testing/plain-server";
import { APIV3_KEY, type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { readApiv3Key } from "@/lib/wechatpay/crypto/pem";
import { CASE_IDS, type CaseId } from "./catalogue";
import type { Examinee } from "./outside";
import { type Report, reportOf } from "./report";
import { examine, plannedFor } from "./run";

/** The limit is shorter than the platform's, so that the one that works too long does so within a test. */
const PATIENCE = { answerWithinMs: 1500, slowBodyMs: 300 };

const folder = mkdtempSync(path.join(tmpdir(), "qianyue-endpoint-"));
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  const { enrolment, keys } = world;
  writeMerchant(folder, {
    merchant: merchantFile(enrolment, { apiv3Key: APIV3_KEY, baseUrl: "http://localhost/" }),
    apiclient_cert_pem: enrolment.certificatePem,
    wechatpay_cert_pem: enrolment.platformCertificatePem,
    wechatpay_pub_key_pem: enrolment.publicKeyPem,
    apiclient_key_pem: keys.privateKeyPem,
  });
});
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

function examinee(keyMode: KeyMode): Examinee {
  const { mchid, spAppid, spOpenid, subMchid, subAppid, subOpenid, serviceId } = world.enrolment;
  const identity = { mchid, spAppid, spOpenid, subMchid, subAppid, subOpenid, serviceId };
  const template = { id: "default", members: "query" } as const;
  return { ...identity, keyMode, apiv3Key: readApiv3Key(APIV3_KEY, "apiv3_key"), template };
}

async function reportFor(
  url: string,
  given: { only?: CaseId[]; keyMode?: KeyMode; stop?: AbortController } = {},
): Promise<Report> {
  const outside = {
    wireClock: systemClock,
    random: world.sim.random,
    send: createSend({ allowPrivate: true }),
    voice: platformVoice({ ...world.sim, wireClock: systemClock }),
    patience: PATIENCE,
    stop: given.stop?.signal ?? new AbortController().signal,
    log: { error: (fields: object) => expect(fields).toBeNull() },
  };
  const keyMode = given.keyMode ?? "public_key";
  const merchant = examinee(keyMode);
  const run = {
    id: "er_1",
    atMs: systemClock.now(),
    url,
    mchid: merchant.mchid,
    keyMode,
    planned: plannedFor(given.only ?? []),
    isStopped: false,
  };
  const told: CaseId[] = [];
  const cases = await examine({ ...run, merchant }, outside, async ({ id }) => void told.push(id));
  const isStopped = given.stop?.signal.aborted ?? false;
  if (!isStopped) expect(told).toEqual(run.planned);
  return reportOf({ ...run, isStopped }, cases, systemClock.now());
}

async function endpoint(faults: readonly PlantedFault[] = []): Promise<string> {
  const one = await merchantEndpoint(folder, { faults });
  opened.push(one);
  return one.url;
}

/** An endpoint that does the same whatever comes. */
async function stub(
  status: number,
  { body = "", headers = {} }: { body?: string; headers?: Record<string, string> } = {},
) {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
}

const verdicts = ({ cases }: Report) => Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));
const failing = ({ cases }: Report) => cases.filter(({ verdict }) => verdict !== "pass").map(({ id }) => id);

/** The one case that each planted fault must show in, and no other may. */
const NAMED: Record<PlantedFault, CaseId> = {
  welcomes_probes: "probe_signature",
  forgets_the_future: "future_timestamp",
  verifies_what_it_wrote_anew: "raw_bytes",
  looks_before_it_inserts: "concurrent_duplicates",
  takes_any_serial: "unknown_serial",
  knows_every_field: "unknown_fields",
  works_before_it_answers: "answer_in_time",
};

describe("an endpoint that is right by the rules", () => {
  test.each(["public_key", "certificate", "grey"] as const)(
    "passes every case as a merchant in mode %s",
    async (keyMode) => {
      const report = await reportFor(await endpoint(), { keyMode });
      expect(verdicts(report)).toEqual(Object.fromEntries(CASE_IDS.map((id) => [id, "pass"])));
      expect(report).toMatchObject({
        verdict: "passed",
        state: "finished",
        score: { failed: 0, warnings: 0, notRun: 0 },
      });
      expect(report.score.passed).toBe(report.score.musts);
    },
  );
});

describe("an endpoint with seven planted faults", () => {
  test("is told exactly those seven", async () => {
    const report = await reportFor(await endpoint(PLANTED_FAULTS));
    expect(failing(report).sort()).toEqual(Object.values(NAMED).sort());
    expect(report).toMatchObject({ verdict: "failed", score: { failed: 7, warnings: 0, notRun: 0 } });
  }, 30_000);

  test.each(PLANTED_FAULTS)(
    "is told %s alone when it has no other",
    async (fault) => {
      expect(failing(await reportFor(await endpoint([fault])))).toEqual([NAMED[fault]]);
    },
    30_000,
  );
});

describe("an endpoint", () => {
  test("that acknowledges everything fails every refusal", async () => {
    const report = await reportFor(await stub(200));
    const refusals = CASE_IDS.filter((id) => /signature|serial|timestamp|missing|changed|wrong|cut/.test(id));
    expect(failing(report)).toEqual([...refusals, "refusal_body"]);
    expect(report.cases.at(-1)).toMatchObject({ verdict: "not_run", notRun: "no_such_answer" });
  });

  test("that refuses everything passes no refusal: nothing is run beyond the valid one", async () => {
    const report = await reportFor(await stub(401));
    expect(report.verdict).toBe("failed");
    expect(report.score.passed).toBe(1);
    expect(verdicts(report)).toMatchObject({ valid: "fail", duplicate: "not_run", probe_signature: "not_run" });
    expect(report.cases.find(({ id }) => id === "forged_signature")?.notRun).toBe("valid_failed");
  });

  test("that answers with a redirect is not followed, and is told so", async () => {
    const elsewhere = await stub(200);
    const report = await reportFor(await stub(302, { headers: { Location: elsewhere } }));
    expect(verdicts(report)).toMatchObject({ valid: "fail", no_redirect: "fail" });
    const [step] = report.cases.find(({ id }) => id === "no_redirect")?.steps ?? [];
    expect(step).toMatchObject({ answer: { status: 302, location: elsewhere }, reading: { why: { key: "redirect" } } });
  });

  test("whose success has a text of its own is warned of it, and loses no point", async () => {
    const report = await reportFor(await stub(200, { body: "success" }), { only: ["answer_body"] });
    expect(verdicts(report)).toEqual({ valid: "pass", answer_body: "warning" });
    expect(report.verdict).toBe("passed");
  });

  test("whose success says SUCCESS, as the older pages ask, is not", async () => {
    const body = '{"code":"SUCCESS","message":"成功"}';
    expect(verdicts(await reportFor(await stub(200, { body }), { only: ["answer_body"] })).answer_body).toBe("pass");
  });

  test.each([
    ["that closes the connection", (socket: Socket) => socket.destroy()],
    ["that speaks no HTTP", (socket: Socket) => socket.end("hello\r\n\r\n")],
  ])("%s once it has read the notification has failed: it was reached", async (_, answer) => {
    const report = await reportFor(await plainServer(answer), { only: ["duplicate"] });
    expect(report.verdict).toBe("failed");
    expect(report.cases.map(({ notRun }) => notRun)).toEqual([null, "valid_failed"]);
  });

  test("that switches to another protocol has failed, and the run goes on", async () => {
    const head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";
    const report = await reportFor(await plainServer((socket) => socket.end(head)), { only: ["duplicate"] });
    expect(report).toMatchObject({ state: "finished", verdict: "failed" });
    expect(report.cases[0]?.steps[0]).toMatchObject({ answer: { status: 101 } });
  });

  test("whose run is stopped gets nothing more, and the case under way has no result", async () => {
    const stop = new AbortController();
    let count = 0;
    const url = await plainServer((socket) => {
      count++;
      if (count === 1) socket.end("HTTP/1.1 204 No Content\r\n\r\n");
      else stop.abort();
    });
    const report = await reportFor(url, { stop });
    expect(report).toMatchObject({ state: "stopped", verdict: null });
    expect(report.cases.map(({ id }) => id)).toEqual(["valid"]);
    expect(count).toBe(2);
  });

  test("that is not there is neither right nor wrong", async () => {
    const report = await reportFor("http://127.0.0.1:9/notify", { only: ["duplicate"] });
    expect(report.verdict).toBe("unreached");
    expect(report.cases.map(({ notRun }) => notRun)).toEqual([null, "unreachable"]);
  });
});

test("what is kept of a run shows neither the APIv3 key nor a private key, and is signed as the platform signs", async () => {
  const text = JSON.stringify(await reportFor(await endpoint()));
  const secrets = ["apiclient_key.pem", "merchant.json"].map((name) => readFileSync(path.join(folder, name), "utf8"));
  const line = secrets[0]?.split("\n")[1] ?? "";
  expect(line.length).toBeGreaterThan(20);
  for (const secret of [APIV3_KEY, line]) expect(text).not.toContain(secret);
  expect(text).toContain("Wechatpay-Signature-Type");
});
