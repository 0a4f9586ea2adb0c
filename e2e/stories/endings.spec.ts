import { generateKeyPairSync } from "node:crypto";
import type { AbsenceKind } from "@/components/contracts/absences";
import { headlineKey } from "@/components/contracts/headline";
import type { MarkKind } from "@/lib/contracts/contract";
import { ASKED_AFTER_MS } from "@/lib/contracts/follow-up";
import { type NoneReason, type OutcomeKind, RESENDS_OVER_MS } from "@/lib/contracts/outcome";
import { routes } from "@/lib/routes";
import { askedByItself, newestExchanges } from "../newest-exchanges";
import { type OwnServer, ownServer } from "../own-server";
import { type PlantedMerchant, plantMerchant } from "../past";
import { signedNotification } from "../platform";
import { controlAt } from "../sandbox-control";
import type { Server } from "../server";
import { type Console, expect, field, LOCALES, openConsoleOf, openContract, openLive, PRESIGN, test } from "./console";
import { queryByButton, terminateByButton } from "./contract-buttons";

/** What the page must say of an ending: its headline, every row of its time line from the top, and why nothing comes. */
type Said = {
  outcome: OutcomeKind;
  /** Who ended it, as the platform names the ways. */
  by?: string;
  rows: readonly (MarkKind | `absent ${AbsenceKind}` | "planned")[];
  because: NoneReason | "arrived" | "due" | "lost";
};

/** A contract that was just pre-signed, and the ways to play on with it. */
type Stage = { web: Console; code: string; prepayId: string; mchid: string };

type Ending = Said & { ending: string; account?: string; play: (stage: Stage) => Promise<void> };

const TWO_HOURS_MS = 2 * 3_600_000;
const PRESIGNED = ["ordered", "presigned", "session_opened"] as const;
const PAID = [...PRESIGNED, "paid", "offered", "delivered", "payment_notified"] as const;
/** The fifteen resends of the general schedule. */
const RESENT = Array.from({ length: 15 }, () => "delivery_failed" as const);
const SIGNED = [...PAID, "signed", "delivered", "sign_notified"] as const;

const ENDINGS: readonly Ending[] = [
  {
    ending: "signed",
    outcome: "signed",
    rows: SIGNED,
    because: "arrived",
    play: (stage) => sign(stage),
  },
  {
    ending: "declined",
    outcome: "declined",
    rows: [...PAID, "declined", "planned", "absent no_sign_notification"],
    because: "declined",
    async play(stage) {
      await payer(stage, "pay");
      await payer(stage, "decline");
    },
  },
  {
    ending: "closed",
    outcome: "closed",
    rows: [...PAID, "closed", "planned", "absent no_sign_notification"],
    because: "closed",
    async play(stage) {
      await payer(stage, "pay");
      await payer(stage, "close");
    },
  },
  {
    ending: "payment failed",
    outcome: "payment_failed",
    rows: [...PRESIGNED, "payment_failed", "planned", "absent payment_failed"],
    because: "payment_failed",
    play: (stage) => payer(stage, "fail"),
  },
  {
    ending: "paid after two hours",
    outcome: "unsigned",
    rows: [...PRESIGNED, "absent expired", "query_refused", "payment_notified", "absent no_sign_notification"],
    because: "paid_too_late",
    async play(stage) {
      await turn(TWO_HOURS_MS + ASKED_AFTER_MS);
      await askedByItself(server.consoleUrl, stage.code);
      const prepayId = await orderAgain(stage);
      await payer({ ...stage, prepayId }, "pay");
    },
  },
  {
    ending: "refused by NO_AUTH",
    account: "NO_AUTH",
    outcome: "presign_refused",
    rows: ["ordered", "presign_refused", "absent no_sign_notification"],
    because: "presign_refused",
    play: async () => {},
  },
  {
    ending: "pre-sign answered 500",
    account: "SYSTEM_ERROR",
    outcome: "unsigned",
    rows: ["ordered", "presign_undecided", "absent expired", "query_refused", "absent no_sign_notification"],
    because: "doubt_over",
    async play(stage) {
      await turn(TWO_HOURS_MS + ASKED_AFTER_MS);
      await askedByItself(server.consoleUrl, stage.code);
    },
  },
  {
    ending: "terminated by the user",
    outcome: "terminated",
    by: "USER_TERMINATE",
    rows: [...SIGNED, "terminated", "delivered", "terminate_notified"],
    because: "arrived",
    async play(stage) {
      await sign(stage);
      await endAs(stage, "USER_TERMINATE");
    },
  },
  {
    ending: "terminated by API",
    outcome: "terminated",
    by: "MCH_API_TERMINATE",
    rows: [...SIGNED, "terminate_called", "terminated", "delivered", "terminate_notified"],
    because: "arrived",
    async play(stage) {
      await sign(stage);
      await terminateByButton(stage);
      await turn(0);
    },
  },
  {
    ending: "notification lost but query says SIGNED",
    outcome: "signed",
    rows: [...PAID, "signed", "delivery_failed", "queried", "absent awaited"],
    because: "due",
    async play(stage) {
      await payer(stage, "pay");
      await loseAllFromNow();
      await payer(stage, "agree");
      await queryByButton(stage);
    },
  },
  {
    ending: "terminated by customer service while every notification is lost",
    outcome: "terminated",
    by: "CUSTOMER_SERVICE_TERMINATE",
    rows: [...PAID, "signed", "delivery_failed", "terminated", "delivery_failed", "queried", "absent awaited"],
    because: "due",
    async play(stage) {
      await payer(stage, "pay");
      await loseAllFromNow();
      await payer(stage, "agree");
      await turn(1000);
      await endAs(stage, "CUSTOMER_SERVICE_TERMINATE");
      await turn(1000);
      await queryByButton(stage, "TERMINATED");
    },
  },
  {
    ending: "notification lost for good",
    outcome: "signed",
    rows: [...PAID, "signed", "delivery_failed", "queried", ...RESENT, "absent lost"],
    because: "lost",
    async play(stage) {
      await payer(stage, "pay");
      await loseAllFromNow();
      await payer(stage, "agree");
      await queryByButton(stage);
      await turn(RESENDS_OVER_MS);
    },
  },
  {
    ending: "forged notification",
    outcome: "declined",
    rows: [...PAID, "declined", "notification_rejected", "planned", "absent no_sign_notification"],
    because: "declined",
    async play(stage) {
      await payer(stage, "pay");
      await payer(stage, "decline");
      const { path, ...init } = signedNotification({ ...merchant, ...forger }, stage.code);
      const reply = await fetch(`${server.doorUrl}${path}`, { method: "POST", ...init });
      expect(reply.status).toBe(401);
    },
  },
];

/** Signs with a key of its own under the platform's serial; the content it could even seal rightly. */
const forger = generateKeyPairSync("rsa", { modulusLength: 2048 });

let own: OwnServer;
let server: Server;
let merchant: PlantedMerchant;
let consoles: Console[] = [];

test.beforeAll(async ({ browser }) => {
  own = await ownServer("endings");
  merchant = await plantMerchant(own);
  server = await own.start();
  consoles = await Promise.all(LOCALES.map((locale) => openConsoleOf(server, browser, locale)));
});

test.afterEach(async () => {
  await control("DELETE", "/faults");
  await control("PUT", "/clock", { mode: "real" });
});

test.afterAll(async () => {
  await Promise.all(consoles.map(({ page }) => page.context().close()));
  await own.end();
});

ENDINGS.forEach(({ ending, account, play, outcome, by = null, rows, because }, index) => {
  // The two languages take turns.
  const language = index % LOCALES.length;
  test(`${ending}: headline, time line and absences say so (${LOCALES[language]})`, async () => {
    const web = consoles[language] as Console;
    const { page, t } = web;
    const stage = await presignAs(web, account ?? "微信代扣用户A");
    await play(stage);

    await openContract(web, stage.code);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t(`contracts.${headlineKey(outcome, { by })}`));
    const main = page.getByRole("main");
    const none = ["expired", "silent"].includes(outcome) ? "none_so_far" : "none";
    const expectation =
      because === "arrived" || because === "due" || because === "lost"
        ? t(`contracts.expectation.${because}`)
        : t(`contracts.expectation.${none}`, { reason: t(`contracts.because.${because}`) });
    await expect(main.getByText(expectation)).toBeVisible();

    const items = page.getByRole("list", { name: t("contracts.timeline.name") }).getByRole("listitem");
    await expect(items.getByTestId("row-title")).toHaveText(rows.map((row) => rowTitle(web, row)));
    for (const [at, row] of rows.entries()) {
      const notes = {
        sent: row.startsWith("absent") && row !== "absent awaited" && row !== "absent lost",
        uncounted: row === "notification_rejected",
      };
      await expect(items.nth(at).getByText(t("contracts.timeline.notSent"))).toHaveCount(notes.sent ? 1 : 0);
      await expect(items.nth(at).getByText(t("contracts.timeline.notCounted"))).toHaveCount(notes.uncounted ? 1 : 0);
    }
  });
});

function rowTitle({ t }: Console, row: Said["rows"][number]): string {
  if (row === "planned") return t("contracts.followUp.planned");
  return row.startsWith("absent ")
    ? t(`contracts.absence.${row.slice("absent ".length) as AbsenceKind}`)
    : t(`contracts.mark.${row as MarkKind}`);
}

const control = (method: string, path: string, body?: object) => controlAt(server.doorUrl, { method, path, body });

/** Moves the sandbox's clock; whatever the platform has to tell by then is told when this returns. */
function turn(ms: number): Promise<void> {
  return control("POST", "/clock/advance", { ms });
}

/** The clock stands, because the first resend would be due in fifteen seconds. */
async function loseAllFromNow(): Promise<void> {
  await control("PUT", "/clock", { mode: "frozen", atMs: Date.now() });
  await control("POST", "/faults", { kind: "lost", place: "notification", mode: { kind: "next", n: 1000 } });
}

async function payer({ prepayId }: Stage, action: "pay" | "fail" | "agree" | "decline" | "close"): Promise<void> {
  await control("POST", `/cashier/${prepayId}/${action}`);
  await turn(0);
}

async function endAs({ mchid, code }: Stage, mode: string): Promise<void> {
  await control("POST", `/contracts/${mchid}/${code}/terminate`, { mode });
  await turn(0);
}

async function sign(stage: Stage): Promise<void> {
  await payer(stage, "pay");
  await payer(stage, "agree");
}

async function presignAs(web: Console, account: string): Promise<Stage> {
  const { page, t } = web;
  await openLive(web, PRESIGN);
  await page.getByRole("button", { name: t("operations.runOrder.button") }).click();
  await expect(page.getByText(t("operations.runOrder.done"))).toBeVisible();
  const code = await field(page, "out_contract_code").inputValue();
  const prepayId = await field(page, "prepay_id").inputValue();
  await field(page, "contract_display_account").fill(account);
  await page.getByRole("button", { name: t("operations.send"), exact: true }).click();
  await expect(page.getByTestId("open-exchange")).toBeVisible();
  return { web, code, prepayId, mchid: merchant.mchid };
}

/** The same order sent once more gets a fresh `prepay_id` when the old one has run out. */
async function orderAgain({ web, code }: Stage): Promise<string> {
  const { page, t } = web;
  await openContract(web, code);
  const ordered = page.getByRole("listitem").filter({ hasText: t("contracts.mark.ordered") });
  const href = await ordered.getByRole("link").getAttribute("href");
  const exchangeId = href?.split("/").at(-1) ?? "";
  await openLive(web, `${routes.operation("partner-jsapi-order")}?from=${exchangeId}`);
  await page.getByRole("button", { name: t("operations.send"), exact: true }).click();
  await expect(page.getByTestId("open-exchange")).toBeVisible();
  const orders = (await newestExchanges(server.consoleUrl)).filter((one) => one.operationId === "partner-jsapi-order");
  return orders[0]?.subject?.prepayId ?? "";
}
