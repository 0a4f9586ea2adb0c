import type { Store } from "@/lib/db/client";
import { EVERYTHING, type NotificationFilter } from "@/lib/notifications/filter";
import { findNotifications } from "@/lib/notifications/find";
import { PLANTED } from "./notifications-list-rows";

/** When the first of the stored notifications came; one comes each second. */
export const FROM_MS = Date.UTC(2026, 0, 1);
export const STORED = 100_000;
export const SAMPLES = 40;
export const PAGE = 50;

export const field = (path: string, value: string) => ({ fields: [{ path, value }] });

/** By what they are; `number` makes each question another one. */
export const QUESTIONS: Record<string, (number: number) => Partial<NotificationFilter>> = {
  "field, one": (number) => field("out_trade_no", `order-${number * 2 + 1}`),
  "field, every 1,000th": (number) => field("amount.total", String((number * 2 + 1) % 1_000)),
  "field, every 2nd": () => field("trade_type", "JSAPI"),
  openid: (number) => ({ openid: `oUpF8uMuAJO_M2pxb1Q9zN${(number % 5_000).toString(36)}` }),
  "merchant and verdict": (number) => ({
    merchant: `19${String(number % 50).padStart(8, "0")}`,
    verdict: "rejected",
  }),
  "verdict and event": () => ({ verdict: "rejected", eventType: "ENTRUST.SIGN" }),
  "two that exclude each other": () => ({ verdict: "rejected", eventType: "TRANSACTION.SUCCESS" }),
  "field, absent": (number) => field("out_trade_no", `none-${number}`),
  "text, one": (number) => ({ text: `order-${number * 2 + 1}"` }),
  "text, every 10,000th": () => ({ text: PLANTED.everyTenThousand }),
  "text, every 100th": () => ({ text: PLANTED.everyHundred }),
  "text, every one": () => ({ text: "sp_mchid" }),
  "text of two characters": () => ({ text: "签约" }),
  "text of two letters": () => ({ text: "qx" }),
  "text of two letters, absent": () => ({ text: "~~" }),
  "text of two letters and verdict": () => ({ text: "qx", verdict: "rejected" }),
  "text of one sign, absent": () => ({ text: "|" }),
  "text, absent": (number) => ({ text: `absent ${number}` }),
  "text, absent, of common parts": () => ({ text: "19000000011900000001" }),
  "text and field": () => ({ text: PLANTED.everyHundred, ...field("trade_state", "SUCCESS") }),
  "text and verdict": () => ({ text: "支付失败", verdict: "verified" }),
  "a day": (number) => ({ fromMs: FROM_MS + number * 1_000_000, toMs: FROM_MS + number * 1_000_000 + 86_400_000 }),
  "an hour and a field": (number) => ({
    fromMs: FROM_MS + number * 1_000_000,
    toMs: FROM_MS + number * 1_000_000 + 3_600_000,
    ...field("contract_state", "TERMINATED"),
  }),
};

export type Asked = Map<string, number[]>;

/** Asks each kind of question again and again, each time another one where there are others; milliseconds to a whole page. */
export async function askAll(store: Store): Promise<Asked> {
  const taken: Asked = new Map();
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const filter = { ...EVERYTHING, ...question((sample * 1_237) % (STORED / 1_000)) };
      times.push(await timed(() => wholePage(store, filter, null)));
    }
    taken.set(name, times);
  }
  taken.set("deep pages of one answer", await deepPages(store));
  return taken;
}

async function deepPages(store: Store): Promise<number[]> {
  const filter = { ...EVERYTHING, ...field("trade_type", "JSAPI"), text: "支付成功" };
  const times: number[] = [];
  let before: string | null = null;
  for (let page = 0; page < 200; page++) {
    const from = performance.now();
    before = await wholePage(store, filter, before);
    times.push(performance.now() - from);
    if (before === null) throw new Error(`only ${page + 1} pages of ${PAGE} were found`);
  }
  return times;
}

/**
 * A question is answered when its page is full or nothing is left: one that pauses on the way, as a long search does, is
 * asked on from there, and all of that is its time. The `next` of the page.
 */
export async function wholePage(
  store: Store,
  filter: NotificationFilter,
  before: string | null,
): Promise<string | null> {
  let next = before;
  let found = 0;
  do {
    const page = await findNotifications(store, { filter, before: next, limit: PAGE - found });
    found += page.items.length;
    next = page.next;
  } while (next !== null && found < PAGE);
  return next;
}

export async function timed(ask: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await ask();
  return performance.now() - from;
}
