import { expect, it } from "vitest";
import { onBothEngines } from "@/lib/testing/stores";
import type { CaseId } from "./catalogue";
import { sweepRuns } from "./keeping";
import { removeRun } from "./remove";
import type { CaseResult } from "./result";
import { getPrevious, getReport, listRuns, recordCase, recordRun, stopRun } from "./store";

const AT_MS = 1_800_000_000_000;

onBothEngines((fresh) => {
  it("keeps a run case by case, tells the feed of each, and finds the run before it of the same address", async () => {
    const store = await fresh();
    const told: string[] = [];
    store.feed.subscribe(({ kind, id }) => told.push(`${kind} ${id}`));
    const planned: CaseId[] = ["valid", "duplicate"];
    const given = { atMs: AT_MS, url: "http://localhost:1/a", mchid: "1600000001", keyMode: "grey", planned };
    const first = await recordRun(store, given);
    const elsewhere = await recordRun(store, { ...given, url: "http://localhost:1/b" });
    const second = await recordRun(store, given);
    for (const id of planned) {
      await recordCase(store, first.id, result(id, "fail"));
      await recordCase(store, elsewhere.id, result(id, "pass"));
    }
    await recordCase(store, second.id, result("valid", "pass"));

    const report = await getReport(store.db, second.id, AT_MS);
    expect(report).toMatchObject({ run: second, state: "running", score: { musts: 2, passed: 1 } });
    expect(report?.cases).toEqual([result("valid", "pass")]);
    expect(report && (await getPrevious(store.db, report, AT_MS))?.run.id).toBe(first.id);
    expect(await getReport(store.db, "er_0", AT_MS)).toBeNull();
    await expect.poll(() => told.filter((one) => one === `endpoint_run ${second.id}`).length).toBe(2);

    const page = await listRuns(store.db, { before: null, limit: 2, url: null });
    expect(page.items.map(({ id, isFinished }) => [id, isFinished])).toEqual([
      [second.id, false],
      [elsewhere.id, true],
    ]);
    const older = await listRuns(store.db, { before: page.next, limit: 2, url: null });
    expect(older).toMatchObject({ items: [{ id: first.id, score: { failed: 2 } }], next: null });

    expect(await stopRun(store, { id: first.id, atMs: AT_MS + 5 })).toBe("over");
    expect(await stopRun(store, { id: "er_0", atMs: AT_MS + 5 })).toBe("unknown");
    expect(await stopRun(store, { id: second.id, atMs: AT_MS + 5 })).toBe("stopped");
    expect(await stopRun(store, { id: second.id, atMs: AT_MS + 6 })).toBe("over");
    expect(await recordCase(store, second.id, result("duplicate", "pass"))).toBe(false);
    await sweepRuns(store, 2);
    expect(await getReport(store.db, first.id, AT_MS)).toBeNull();
    const { items: kept } = await listRuns(store.db, { before: null, limit: 9, url: null });
    expect(kept.map(({ id }) => id)).toEqual([second.id, elsewhere.id]);
    const cases = await store.db.selectFrom("endpoint_case").select("run_id").distinct().execute();
    expect(cases.map(({ run_id }) => run_id).sort()).toEqual([elsewhere.id, second.id].sort());
    const stopped = await getReport(store.db, second.id, AT_MS + 999_999);
    expect(stopped).toMatchObject({ state: "stopped", verdict: null, cases: [{ id: "valid" }] });
  });

  it("compares with the last run that reached the endpoint, not with those of while it was down", async () => {
    const store = await fresh();
    const planned: CaseId[] = ["valid", "duplicate"];
    const given = { atMs: AT_MS, url: "http://localhost:1/a", mchid: "1600000001", keyMode: "grey", planned };
    const [reached, down, latest] = [
      await recordRun(store, given),
      await recordRun(store, given),
      await recordRun(store, given),
    ];
    for (const id of planned) await recordCase(store, reached.id, result(id, "fail"));
    await recordCase(store, down.id, { ...result("valid", "fail"), steps: [REFUSED] });
    await recordCase(store, down.id, { ...result("duplicate", "not_run"), notRun: "unreachable" });
    expect((await getReport(store.db, down.id, AT_MS))?.verdict).toBe("unreached");
    const report = await getReport(store.db, latest.id, AT_MS);
    expect(report && (await getPrevious(store.db, report, AT_MS))?.run.id).toBe(reached.id);
  });

  it("takes the report of a run that is over with its cases and no other, and refuses while the run is under way", async () => {
    const store = await fresh();
    const given = { atMs: AT_MS, url: "http://localhost:1/a", mchid: "1600000001", keyMode: "grey" };
    const [over, other, running] = [
      await recordRun(store, { ...given, planned: ["valid"] }),
      await recordRun(store, { ...given, planned: ["valid"] }),
      await recordRun(store, { ...given, planned: ["valid", "duplicate"] }),
    ];
    for (const { id } of [over, other, running]) await recordCase(store, id, result("valid", "pass"));
    expect(await removeRun(store, { id: running.id, nowMs: AT_MS + 5 })).toBe("under_way");
    expect(await removeRun(store, { id: over.id, nowMs: AT_MS + 5 })).toBe("removed");
    expect(await removeRun(store, { id: over.id, nowMs: AT_MS + 5 })).toBe("unknown");
    const { items: kept } = await listRuns(store.db, { before: null, limit: 9, url: null });
    expect(kept.map(({ id }) => id)).toEqual([running.id, other.id]);
    const cases = await store.db.selectFrom("endpoint_case").select("run_id").execute();
    expect(cases.map(({ run_id }) => run_id).sort()).toEqual([other.id, running.id].sort());
    // Its server ended before it did, so nobody will ever end it.
    expect(await removeRun(store, { id: running.id, nowMs: AT_MS + 999_999 })).toBe("removed");
  });
});

const REFUSED: CaseResult["steps"][number] = {
  label: "told",
  expected: "acknowledged",
  isAsExpected: false,
  sent: { headers: [], body: "", bytes: 0, sha256: "00" },
  answer: { kind: "failure", code: "ECONNREFUSED", tookMs: 1 },
  reading: { kind: "will_retry", why: { key: "unreachable", code: "ECONNREFUSED" } },
};

function result(id: CaseId, verdict: CaseResult["verdict"]): CaseResult {
  return { id, level: "must", verdict, notRun: null, judgedFrom: null, steps: [], atMs: AT_MS + 1 };
}
