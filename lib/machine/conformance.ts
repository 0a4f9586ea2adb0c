import type { CaseId } from "@/lib/endpoints/catalogue";
import { type EndpointOutside, type Examinee, PATIENCE } from "@/lib/endpoints/outside";
import type { Run } from "@/lib/endpoints/report";
import { examine, plannedFor } from "@/lib/endpoints/run";
import { recordCase, recordRun, stopRun } from "@/lib/endpoints/store";
import { getMerchant } from "@/lib/simulator/merchants";
import { processWide } from "@/lib/simulator/process-wide";
import { readSettings } from "@/lib/simulator/settings";
import { judgeTarget, type TargetRule } from "@/lib/targets/policy";
import type { World } from "./world";

export type ConformanceWish = { url: string; mchid: string; only: readonly CaseId[] };

/** Why nothing was begun. `address`: the platform itself would not take it as a notify_url, by its own pattern. */
export type NotBegun =
  | { kind: "no_merchant" }
  | { kind: "address"; rule: TargetRule | "query" }
  | { kind: "busy"; runId: string };

/** `over` resolves when each case has ended and is kept. */
export type Begun = { kind: "begun"; run: Run; over: Promise<void> };

/** By address, the runs that this process is at. */
const underWay = processWide(
  "conformance-under-way",
  () => new Map<string, { runId: string; stop: AbortController }>(),
);

/** `way`: where it may lead and how it is sent, if otherwise than for who asks at the console. */
type Manner = { patience?: EndpointOutside["patience"]; way?: World["doorTargets"] };

/** Begins to run the battery against an endpoint; what comes of it is told by the store and the feed. */
export async function beginConformance(
  { url, mchid, only }: ConformanceWish,
  world: World,
  { patience, way }: Manner = {},
): Promise<Begun | NotBegun> {
  const { policy, send } = way ?? { policy: world.targets, send: world.sendToTarget };
  const judged = judgeTarget(url, policy);
  if (judged.kind === "refused") return { kind: "address", rule: judged.rule };
  // The platform's validator of a notify_url takes neither (production error text: …(?::\d{2,5})?([^\s?#\[\]]*)$).
  if (/[?#]/.test(url)) return { kind: "address", rule: "query" };
  const merchant = await examineeOf(mchid, world);
  if (merchant === null) return { kind: "no_merchant" };
  const busy = underWay.get(url);
  if (busy !== undefined) return { kind: "busy", runId: busy.runId };
  const stop = new AbortController();
  underWay.set(url, { runId: "", stop });
  try {
    const { keyMode } = merchant;
    const atMs = world.wireClock.now();
    const run = await recordRun(world.store, { atMs, url, mchid, keyMode, planned: plannedFor(only) });
    underWay.set(url, { runId: run.id, stop });
    const { store, wireClock, sim, voice, ours } = world;
    const known = { store, wireClock, random: sim.random, send, voice, patience: patience ?? PATIENCE, log: ours.log };
    const over = carryOut({ run, merchant, stop }, { ...known, stop: stop.signal }).finally(() => underWay.delete(url));
    return { kind: "begun", run, over };
  } catch (error) {
    underWay.delete(url);
    throw error;
  }
}

/** Stops a run, wherever it runs: here at once, in another process before its next case is kept. */
export async function stopConformance(
  id: string,
  { store, wireClock }: World,
): Promise<"stopped" | "over" | "unknown"> {
  const stopped = await stopRun(store, { id, atMs: wireClock.now() });
  if (stopped === "stopped") for (const { runId, stop } of underWay.values()) if (runId === id) stop.abort();
  return stopped;
}

type Task = { run: Run; merchant: Examinee; stop: AbortController };

/** Never rejects: a run that breaks off is one that tells no more. */
async function carryOut({ run, merchant, stop }: Task, outside: EndpointOutside): Promise<void> {
  try {
    await examine({ ...run, merchant }, outside, async (result) => {
      if (!(await recordCase(outside.store, run.id, result))) stop.abort();
    });
  } catch (error) {
    outside.log.error({ runId: run.id, err: error }, "a run of the battery broke off");
  }
}

/** A merchant as the platform knows it, so that no secret has to be handed in; null when it knows none of that id. */
async function examineeOf(mchid: string, { sim }: World): Promise<Examinee | null> {
  const [merchant, settings] = await Promise.all([getMerchant(mchid, sim), readSettings(sim)]);
  if (merchant === null) return null;
  const { keyMode, spAppids, subMerchants, openidsByAppid, serviceIds } = merchant.details;
  const [spAppid = "", sub] = [spAppids[0], subMerchants[0]];
  const subAppid = sub?.appids[0] ?? "";
  const openid = (appid: string) => openidsByAppid[appid]?.[0] ?? "";
  return {
    mchid,
    keyMode,
    apiv3Key: merchant.apiv3Key,
    template: { id: settings.contractTemplate, members: settings.contractMembers },
    spAppid,
    spOpenid: openid(spAppid),
    subMchid: sub?.mchid ?? "",
    subAppid,
    subOpenid: openid(subAppid),
    serviceId: serviceIds[0] ?? 0,
  };
}
