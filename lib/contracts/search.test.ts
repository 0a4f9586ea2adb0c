import type { Insertable } from "kysely";
import { expect, it } from "vitest";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { notificationRow, oneOfEach } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { ALL_CONTRACTS, type ContractFilter } from "./contract-filter";
import { touchContracts } from "./contract-index";
import { foldStale } from "./fold-index";
import { searchContracts } from "./search";
import { SESSION_MS } from "./session";
import { understand } from "./understand";

const START = Date.parse("2026-09-21T06:00:00Z");
const HOUR = 3_600_000;

onBothEngines((fresh) => {
  const find = async (store: Store, filter: Partial<ContractFilter>, { nowMs = START + HOUR, limit = 10 } = {}) => {
    const meant = { ...ALL_CONTRACTS, ...filter };
    const codes: string[] = [];
    let before: string | null = null;
    let how = "";
    do {
      const page: Awaited<ReturnType<typeof searchContracts>> = await searchContracts(store.db, {
        filter: meant,
        understood: understand(meant.text, { nowMs, offsetMsAt: () => 0 }),
        times: { sandboxMs: nowMs, realMs: nowMs, platformProfiles: [] },
        before,
        limit,
      });
      codes.push(...page.items.map(({ contractCode }) => contractCode));
      ({ next: before, how } = page);
    } while (before !== null);
    return { codes, how };
  };

  it("finds a contract by everything that names it, and by what it shares with others", async () => {
    const store = await planted(await fresh());
    for (const text of [
      "C3x",
      "T3",
      "wx20260921140000aaaaaaaaa3",
      "420000000000000000000000000" + "3",
      "123124412412423430" + "3",
    ]) {
      expect((await find(store, { text })).codes, text).toEqual(["C3x"]);
    }
    const all = ["C5x", "C4x", "C3x", "C2x", "C1x", "C0x"];
    for (const text of ["oYobu0MVnQfWpSMOYJz2AHPG_gQw", "1900000109", "微信代扣用户A"]) {
      for (const limit of [1, 4, 10]) expect((await find(store, { text }, { limit })).codes, text).toEqual(all);
    }
  });

  it("finds by the beginning what nothing bears exactly, and says so", async () => {
    const store = await planted(await fresh());
    expect(await find(store, { text: "wx20260921140000" })).toEqual({
      codes: ["C5x", "C4x", "C3x", "C2x", "C1x", "C0x"],
      how: "beginning",
    });
    expect((await find(store, { text: "nobody" })).codes).toEqual([]);
  });

  it("answers by state as it is now: what time does to a session needs no new evidence", async () => {
    const store = await planted(await fresh());
    const signed = ["C3x"];
    expect((await find(store, { outcome: "awaiting_payment" })).codes).toEqual(["C5x", "C4x", "C1x", "C0x"]);
    expect((await find(store, { outcome: "awaiting_answer" })).codes).toEqual(["C2x"]);
    expect((await find(store, { text: "SIGNED" })).codes).toEqual(signed);
    const later = { nowMs: START + 3 * HOUR };
    expect((await find(store, { outcome: "awaiting_payment" }, later)).codes).toEqual([]);
    expect((await find(store, { outcome: "expired" }, later)).codes).toEqual(["C5x", "C4x", "C1x", "C0x"]);
    expect((await find(store, { outcome: "signed" }, later)).codes).toEqual(signed);
  });

  it("has the views: about to expire with the soonest first, silent after payment, contradictory, ended this week", async () => {
    const store = await planted(await fresh());
    const soon = { nowMs: START + SESSION_MS - 60_000 };
    for (const limit of [1, 10]) {
      expect((await find(store, { view: "expiring" }, { ...soon, limit })).codes).toEqual([
        "C0x",
        "C1x",
        "C2x",
        "C4x",
        "C5x",
      ]);
    }
    expect((await find(store, { view: "expiring" })).codes).toEqual([]);
    expect((await find(store, { view: "silent" }, { nowMs: START + 3 * HOUR })).codes).toEqual(["C2x"]);
    expect((await find(store, { view: "contradictory" })).codes).toEqual([]);
    await tell(store, 3, { contract_state: "SIGNED", contract_id: "another" }, START + 20_000);
    await tell(store, 1, { contract_state: "TERMINATED", contract_id: "x" }, START + 20_001);
    expect((await find(store, { view: "contradictory" })).codes).toEqual(["C3x"]);
    expect((await find(store, { view: "ended" })).codes).toEqual(["C1x"]);
    expect((await find(store, { view: "ended" }, { nowMs: START + 8 * 24 * HOUR })).codes).toEqual([]);
  });

  it("learns of a payment that names only the order, before its pre-sign and after it", async () => {
    const store = await planted(await fresh());
    const row = notificationRow({ at: START + 30_000, out_trade_no: "T5", resource: paidResource(5) });
    await write(store, async (tx) => {
      await tx.insertInto("notification").values(row).execute();
      await touchContracts(tx, [{ profileId: "pf_1", contractCode: null, outTradeNo: "T5", id: row.id, atMs: row.at }]);
    });
    await foldStale(store, 10);
    expect((await find(store, { outcome: "awaiting_answer" })).codes).toEqual(["C5x", "C2x"]);
    expect(await store.db.selectFrom("contract_order_touch").selectAll().execute()).toEqual([]);
  });

  it("counts among the silent what a query after the end made sure of, and finds each by its own state", async () => {
    const store = await planted(await fresh());
    const asked = { contract_code: "C2x", operation_id: "contract-query", status: 404, verdict: "unsigned" };
    await call(store, "ex_9", { ...asked, at: START + 3 * HOUR, reply_body: bytes({ code: "RESOURCE_NOT_EXISTS" }) });
    while ((await foldStale(store, 4)) > 0);
    const later = { nowMs: START + 3 * HOUR };
    expect((await find(store, { view: "silent" }, later)).codes).toEqual(["C2x"]);
    expect((await find(store, { outcome: "unsigned" }, later)).codes).toEqual(["C2x"]);
    expect((await find(store, { outcome: "silent" }, later)).codes).toEqual([]);
  });

  it("finds a pre-sign without a clear answer while a session may be open, and after", async () => {
    const store = await planted(await fresh());
    const request = JSON.stringify({ out_contract_code: "C7x", prepay_id: "wx7" });
    await call(store, "ex_7", {
      at: START,
      contract_code: "C7x",
      status: 503,
      verdict: "unsigned",
      request_body: request,
    });
    await foldStale(store, 4);
    const meant: Partial<ContractFilter> = { outcome: "presign_undecided" };
    expect((await find(store, meant)).codes).toEqual(["C7x"]);
    expect((await find(store, meant, { nowMs: START + 3 * HOUR })).codes).toEqual(["C7x"]);
    expect((await find(store, { view: "expiring" }, { nowMs: START + SESSION_MS - 60_000 })).codes).toContain("C7x");
  });

  it("finds a contract that is only told of by whom it is with, and what it is for", async () => {
    const store = await planted(await fresh());
    const parties = { openid: "oOnlyTold", sub_mchid: "1900000333", contract_display_account: "只收通知" };
    await tell(store, 8, { contract_state: "SIGNED", service_id: 12535, ...parties }, START + 8_000);
    for (const text of Object.values(parties)) expect((await find(store, { text })).codes, text).toEqual(["C8x"]);
    const row = await store.db.selectFrom("contract").select("service_id").where("contract_code", "=", "C8x").execute();
    expect(row.map(({ service_id }) => Number(service_id))).toEqual([12535]);
  });

  it("finds by the time of the latest evidence", async () => {
    const store = await planted(await fresh());
    expect((await find(store, { fromMs: START + 4_000, toMs: START + 5_000 })).codes).toEqual(["C4x"]);
    expect((await find(store, { text: "2026-09-21" })).codes).toHaveLength(6);
  });
});

const paidResource = (n: number) =>
  JSON.stringify({ out_trade_no: `T${n}`, trade_state: "SUCCESS", transaction_id: `420000000000000000000000000${n}` });

/** Six contracts a second apart; number 2 is paid, number 3 is paid and signed. */
async function planted(store: Store): Promise<Store> {
  for (let n = 0; n < 6; n++) {
    const prepayId = `wx20260921140000aaaaaaaaa${n}`;
    await call(store, `ex_${n}a`, {
      at: START + n * 1_000,
      out_trade_no: `T${n}`,
      prepay_id: prepayId,
      operation_id: "partner-jsapi-order",
      request_body: JSON.stringify({ out_trade_no: `T${n}` }),
      reply_body: bytes({ prepay_id: prepayId }),
    });
    const request = {
      sp_openid: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
      sub_mchid: "1900000109",
      out_contract_code: `C${n}x`,
      prepay_id: prepayId,
      contract_display_account: "微信代扣用户A",
    };
    await call(store, `ex_${n}b`, {
      at: START + n * 1_000,
      contract_code: `C${n}x`,
      prepay_id: prepayId,
      request_body: JSON.stringify(request),
      reply_body: bytes({}),
    });
  }
  for (const n of [2, 3]) {
    const row = notificationRow({
      id: `nt_${n}p`,
      at: START + n * 1_000,
      out_trade_no: `T${n}`,
      resource: paidResource(n),
    });
    await store.db.insertInto("notification").values(row).execute();
  }
  await tell(store, 3, { contract_state: "SIGNED", contract_id: "1231244124124234303" }, START + 3_500);
  while ((await foldStale(store, 4)) > 0);
  return store;
}

async function call(store: Store, id: string, given: Partial<Insertable<Database["exchange"]>>): Promise<void> {
  const row = { ...oneOfEach().exchange, contract_code: null, prepay_id: null, id, ...given };
  await write(store, async (tx) => {
    await tx.insertInto("exchange").values(row).execute();
    const {
      profile_id: profileId,
      contract_code: contractCode = null,
      out_trade_no: outTradeNo = null,
      at: atMs,
    } = row;
    await touchContracts(tx, [{ profileId, contractCode, outTradeNo, id, atMs }]);
  });
}

async function tell(store: Store, n: number, resource: object, at: number): Promise<void> {
  const row = notificationRow({ id: `nt_${at}`, at, contract_code: `C${n}x`, resource: JSON.stringify(resource) });
  await write(store, async (tx) => {
    await tx.insertInto("notification").values(row).execute();
    await touchContracts(tx, [{ profileId: "pf_1", contractCode: `C${n}x`, outTradeNo: null, id: row.id, atMs: at }]);
  });
  while ((await foldStale(store, 4)) > 0);
}

function bytes(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
