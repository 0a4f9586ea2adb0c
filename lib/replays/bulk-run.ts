import { createBatcher } from "@/lib/db/batch";
import type { Store } from "@/lib/db/client";
import type { Notification } from "@/lib/notifications/notification";
import type { Reading } from "@/lib/notifications/reading";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { BulkItem, BulkRun, ItemReason } from "./bulk";
import { CLAIM_MS, type Claimant, markUncertain, releaseBulk, renewClaim } from "./bulk-claims";
import { inOrder } from "./bulk-order";
import { createQueue } from "./bulk-queue";
import { finishBulk, listDown, markStep, type Outcome, readWaiting } from "./bulk-steps";
import { commandBulk } from "./bulk-store";
import type { ReplayOutside } from "./outside";
import { createPace } from "./pace";
import type { Place } from "./prepare";
import { sendReplay } from "./send";

export type BulkOutside = ReplayOutside & {
  store: Store;
  /** Ids that a filter matches, oldest first, behind `after` and up to `upTo`. */
  matching(what: { filter: string; after: string | null; upTo: string; limit: number }): Promise<string[]>;
  notification(id: string): Promise<Notification | null>;
  /** A target's address and own headers as they are now; null when there is no such target any more. */
  target(id: string): Promise<{ url: string; headers: HeaderPair[] } | null>;
  log: { error(fields: object, message: string): void };
};

const PAGE = 500;
const MAX_BYTES = 8 * 1024 * 1024;
/** Who watches the progress need not hear of every commit. */
const TELL_MS = 200;

/** Works at a run that this process has claimed until nothing is left, it is halted, or it is taken away. */
export async function runBulk(
  run: BulkRun,
  { claimant, outside, halted }: { claimant: Claimant; outside: BulkOutside; halted: AbortSignal },
): Promise<void> {
  const renewal = setInterval(() => {
    renewClaim(run.id, claimant).catch((error: unknown) =>
      outside.log.error({ err: error }, "a claim was not renewed"),
    );
  }, CLAIM_MS / 3);
  renewal.unref();
  try {
    await markUncertain(run.id, claimant);
    if (run.state === "preparing" && !(await prepareItems(run, { claimant, outside }))) return;
    const place = await placeOf(run, outside);
    if (place === null) {
      await commandBulk(outside.store, { id: run.id, deed: "pause", nowMs: outside.clock.now() });
      return;
    }
    while (!halted.aborted && (await pass(run, { place, claimant, outside, halted })) === "empty") {
      if ((await finishBulk(run.id, claimant, outside.clock.now())) !== "left") return;
    }
  } finally {
    clearInterval(renewal);
    await releaseBulk(run.id, claimant);
  }
}

async function prepareItems(run: BulkRun, { claimant, outside }: { claimant: Claimant; outside: BulkOutside }) {
  const ids: string[] = [];
  for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
    const page = await outside.matching({ filter: run.filter, after, upTo: run.upTo, limit: PAGE });
    ids.push(...page);
    if (page.length < PAGE) break;
  }
  return listDown(run.id, inOrder(ids, run.order), { claimant, atMs: outside.clock.now() });
}

/**
 * Null when the target was deleted or given another address since the run was made: then the run waits, because the
 * headers of today are not meant for the address of then.
 */
async function placeOf(run: BulkRun, outside: BulkOutside): Promise<Place | null> {
  if (run.target === null) return { url: run.url, targetName: null, headers: [] };
  const target = await outside.target(run.target.id);
  if (target === null || target.url !== run.url) return null;
  return { url: run.url, targetName: run.target.name, headers: target.headers };
}

/** What one worker has to say: how its last item ended, and which one it wants to begin; `mayBegin` is the answer. */
type OneStep = { ended: Outcome | null; begun: BulkItem | null; mayBegin: boolean };

type Pass = { place: Place; claimant: Claimant; outside: BulkOutside; halted: AbortSignal };

/** Sends all that waits, `concurrency` at a time. `halted`: not all of it, because the run does not go on here. */
async function pass(run: BulkRun, { place, claimant, outside, halted }: Pass): Promise<"empty" | "halted"> {
  const { db } = outside.store;
  const queue = createQueue((after) => readWaiting(db, { id: run.id, after, limit: PAGE }));
  const pace = createPace(run.perSecond, { wireClock: outside.wireClock, halted });
  let isHalted = false;
  let toldAtMs = 0;
  const steps = createBatcher<OneStep>({
    maxRows: run.concurrency,
    weight: { of: ({ ended }) => ended?.replay?.body.length ?? 0, most: MAX_BYTES },
    async write(group) {
      const nowMs = outside.wireClock.now();
      const tells = nowMs - toldAtMs >= TELL_MS;
      if (tells) toldAtMs = nowMs;
      const ended = group.flatMap((step) => step.ended ?? []);
      const begun = group.flatMap((step) => step.begun ?? []);
      const mayBegin = await markStep(run.id, { ended, begun }, { claimant, tells });
      if (begun.length > 0 && !mayBegin) isHalted = true;
      for (const step of group) step.mayBegin = mayBegin;
    },
  });

  async function mark(ended: Outcome | null, begun: BulkItem | null): Promise<boolean> {
    const step: OneStep = { ended, begun, mayBegin: false };
    await steps.add(step);
    return step.mayBegin;
  }

  async function worker(): Promise<void> {
    let ended: Outcome | null = null;
    while (!isHalted) {
      // With a pace the next may be far off, and what has ended is to be seen.
      if (ended !== null && run.perSecond !== null) {
        await mark(ended, null);
        ended = null;
      }
      const begun: BulkItem | null = (await pace.turn()) ? await queue.next() : null;
      if (begun === null) break;
      const mayBegin = await mark(ended, begun);
      ended = mayBegin ? await outcomeOf(begun, { run, place, outside }) : null;
    }
    if (ended !== null) await mark(ended, null);
    if (halted.aborted) isHalted = true;
  }

  const workers = await Promise.allSettled(Array.from({ length: run.concurrency }, worker));
  const broken = workers.find((one) => one.status === "rejected");
  if (broken) throw broken.reason;
  return isHalted ? "halted" : "empty";
}

async function outcomeOf(
  item: BulkItem,
  { run, place, outside }: { run: BulkRun; place: Place; outside: BulkOutside },
): Promise<Outcome> {
  const { position } = item;
  const tries = item.tries + 1;
  const notification = await outside.notification(item.notificationId);
  const unsent = (why: ItemReason): Outcome => ({ position, tries, state: "not_sent", replay: null, why });
  if (!notification) return unsent("notification_gone");
  const made = await sendReplay({ notification, manner: { mode: run.mode }, place, bulkId: run.id }, outside);
  if (made.kind === "impossible") return unsent(made.why);
  const { reading } = made.replay;
  return { position, tries, state: reading.kind, replay: made.replay, why: codeIn(reading) };
}

/** What the table of items cannot tell by the status alone. */
function codeIn(reading: Reading): string | null {
  if (reading.kind === "not_sent") return reading.code;
  if (reading.kind === "delivered") return null;
  if (reading.why.key === "timeout") return "TIMEOUT";
  return "code" in reading.why ? reading.why.code : null;
}
