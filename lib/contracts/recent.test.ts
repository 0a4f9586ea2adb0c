import type { Insertable } from "kysely";
import { expect, test } from "vitest";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { recentOf } from "./recent";

const NOTHING = { contractCode: null, contractId: null, partnerTradeNo: null, directTradeNo: null };

function called(id: string, given: Partial<Insertable<Database["exchange"]>>): Insertable<Database["exchange"]> {
  return {
    id,
    at: 1,
    profile_id: "pf_1",
    operation_id: "partner-jsapi-order",
    target: "simulator",
    method: "POST",
    status: 200,
    code: null,
    took_ms: 1,
    verdict: "verified",
    contract_code: null,
    out_trade_no: null,
    prepay_id: null,
    failure: null,
    path_and_query: "/",
    url: "http://localhost/",
    request_headers: "[]",
    request_body: "",
    signing: "{}",
    reply_headers: "[]",
    checks: "[]",
    reply_body: null,
    ...given,
  };
}

const told = (id: string, code: string, state: string) =>
  notificationRow({
    id,
    contract_code: code,
    resource: JSON.stringify({ contract_state: state, contract_id: `id-${code}` }),
  });

onBothEngines((fresh) => {
  const calls = (store: Store, ...rows: Insertable<Database["exchange"]>[]) =>
    store.db.insertInto("exchange").values(rows).execute();
  const notices = (store: Store, ...rows: Insertable<Database["notification"]>[]) =>
    store.db.insertInto("notification").values(rows).execute();

  test("a merchant that did nothing yet has nothing to go on with", async () => {
    expect(await recentOf((await fresh()).db, "pf_1")).toEqual(NOTHING);
  });

  test("the newest order of each side and the newest code are found, of this merchant alone", async () => {
    const store = await fresh();
    await calls(
      store,
      called("ex_1", { out_trade_no: "P1" }),
      called("ex_2", { out_trade_no: "P2" }),
      called("ex_3", { out_trade_no: "D1", operation_id: "order-query" }),
      called("ex_4", { contract_code: "C1", operation_id: "qs-mini-program" }),
      called("ex_5", { out_trade_no: "P9", contract_code: "C9", profile_id: "pf_2" }),
    );
    expect(await recentOf(store.db, "pf_1")).toEqual({
      contractCode: "C1",
      contractId: null,
      partnerTradeNo: "P2",
      directTradeNo: "D1",
    });
  });

  test("a contract that is signed goes before a newer code, and one that ended or did not verify does not count", async () => {
    const store = await fresh();
    await calls(store, called("ex_1", { contract_code: "C5", operation_id: "qs-mini-program" }));
    await notices(store, told("nt_1", "C1", "SIGNED"), told("nt_2", "C2", "SIGNED"), told("nt_3", "C2", "TERMINATED"), {
      ...told("nt_4", "C3", "SIGNED"),
      verdict: "rejected",
    });
    expect(await recentOf(store.db, "pf_1")).toMatchObject({ contractCode: "C1", contractId: "id-C1" });
    const unstated = { ...told("nt_4b", "C4", ""), resource: '{"out_contract_code":"C4"}' };
    await notices(store, { ...unstated, event_type: "ECOMMERCE_ENTRUST.SIGN" });
    expect(await recentOf(store.db, "pf_1")).toMatchObject({ contractCode: "C4", contractId: null });
    await notices(store, { ...unstated, id: "nt_4c", event_type: "ECOMMERCE_ENTRUST.TERMINATE" });
    await notices(store, told("nt_5", "C1", "TERMINATED"));
    expect(await recentOf(store.db, "pf_1")).toMatchObject({ contractCode: "C5", contractId: null });
  });
});
