import { createBatcher } from "@/lib/db/batch";
import type { Store } from "@/lib/db/client";
import type { Notification } from "@/lib/notifications/notification";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { BulkItem, BulkRun } from "./bulk";
import {
  CLAIM_MS,
  type Claimant,
  finishBulk,
  Halted,
  listDown,
  markEnded,
  markSending,
  markUncertain,
  type Outcome,
  readWaiting,
  releaseBulk,
  renewClaim,
} from "./bulk-marks";
import { inOrder } from "./bulk-order";
import { createQueue } from "./bulk-queue";
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
  /** The own headers of a target; null when there is no such target any more. */
  targetHeaders(id: string): Promise<HeaderPair[] | null>;
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
      if (await finishBulk(run.id, claimant, outside.clock.now())) return;
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

/** Null when the target was deleted meanwhile: then the run waits, because its headers are gone with it. */
async function placeOf(run: BulkRun, { targetHeaders }: BulkOutside): Promise<Place | null> {
  const headers = run.target === null ? [] : await targetHeaders(run.target.id);
  if (headers === null) return null;
  return { url: run.url, targetName: run.target?.name ?? null, headers };
}

type Pass = { place: Place; claimant: Claimant; outside: BulkOutside; halted: AbortSignal };

/** Sends all that waits, `concurrency` at a time. `halted`: not all of it, because the run does not go on here. */
async function pass(run: BulkRun, { place, claimant, outside, halted }: Pass): Promise<"empty" | "halted"> {
  const { db } = outside.store;
  const queue = createQueue((after) => readWaiting(db, { id: run.id, after, limit: PAGE }));
  const pace = createPace(run.perSecond, { wireClock: outside.wireClock, halted });
  const begin = createBatcher<BulkItem>({
    maxRows: run.concurrency,
    write: (items) => markSending(run.id, items, claimant),
  });
  const end = createBatcher<Outcome>({
    maxRows: run.concurrency,
    weight: { of: ({ replay }) => replay?.body.length ?? 0, most: MAX_BYTES },
    write: (outcomes) => {
      const nowMs = outside.wireClock.now();
      const tells = nowMs - toldAtMs >= TELL_MS;
      if (tells) toldAtMs = nowMs;
      return markEnded(run.id, outcomes, { claimant, tells });
    },
  });
  let isHalted = false;
  let toldAtMs = 0;

  async function worker(): Promise<void> {
    while (!isHalted && (await pace.turn())) {
      const item = await queue.next();
      if (item === null) return;
      try {
        await begin.add(item);
      } catch (error) {
        if (!(error instanceof Halted)) throw error;
        break;
      }
      await end.add(await outcomeOf(item, { run, place, outside }));
    }
    isHalted = true;
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
  if (!notification) return { position, tries, state: "not_sent", replay: null };
  const made = await sendReplay({ notification, manner: { mode: run.mode }, place, bulkId: run.id }, outside);
  if (made.kind === "impossible") return { position, tries, state: "not_sent", replay: null };
  return { position, tries, state: made.replay.reading.kind, replay: made.replay };
}
