import { sql } from "kysely";
import { expect, it } from "vitest";
import { type Store, write } from "@/lib/db/client";
import { insertExchange } from "@/lib/exchanges/store";
import { removedOfContract } from "@/lib/inboxes/removed";
import type { Notification } from "@/lib/notifications/notification";
import { removeNotifications } from "@/lib/notifications/remove";
import { notificationRecorder } from "@/lib/notifications/store";
import { onBothEngines } from "@/lib/testing/stores";
import { evidenceOf } from "./evidence";
import { fold } from "./fold";
import { foldStale } from "./fold-index";
import { indexChecksum } from "./index-checksum";
import { reindex } from "./reindex";

const START_MS = 1_800_000_000_000;
const PROFILE = "pf_1";
const CODE = "C1";

const SIGNED = { contract_information: { contract_id: "id1", contract_status: "ADD" }, openid: "o1" };
const ENDED = { contract_information: { contract_id: "id1", contract_status: "DELETE" }, openid: "o1" };

/** A query of our own, by which the id becomes known. */
const asked = (n: number) => async (store: Store) => {
  const reply = { out_contract_code: CODE, contract_id: "id1", contract_state: "SIGNED" };
  await write(store, (tx, publish) =>
    insertExchange(
      {
        id: `ex_${n}`,
        atMs: START_MS + n,
        profileId: PROFILE,
        operationId: "contract-query",
        target: "simulator",
        request: { method: "GET", url: "http://localhost/v3", pathAndQuery: "/v3", headers: [], body: "" },
        signing: { timestamp: 1, nonce: "n", canonical: "" },
        reply: { kind: "reply", status: 200, headers: [], body: bytes(reply), tookMs: 1 },
        checks: [],
        verdict: "verified",
        subject: { contractCode: CODE, outTradeNo: null, prepayId: null },
      } as unknown as Parameters<typeof insertExchange>[0],
      tx,
      publish,
    ),
  );
};

const told =
  (n: number, resource: object, profileId = PROFILE) =>
  (store: Store) => {
    const notification: Notification = {
      id: `nt_${n}`,
      atMs: START_MS + n,
      inbox: "in_1",
      profileId,
      method: "POST",
      pathAndQuery: "/notify/in_1",
      headers: [],
      body: Uint8Array.of(1),
      checks: [],
      verdict: "verified",
      answeredStatus: 204,
      eventId: null,
      eventType: "ENTRUST.SIGNING",
      summary: null,
      resource: JSON.stringify(resource),
      subject: { contractCode: null, outTradeNo: null },
    };
    return notificationRecorder(store)(notification);
  };

const foldAll = async (store: Store) => {
  while ((await foldStale(store, 8)) > 0);
};

const contractOf = async (store: Store) =>
  fold(CODE, await evidenceOf(store.db, { profileId: PROFILE, contractCode: CODE }));

onBothEngines((fresh) => {
  it("a notification that says no code reaches the contract of its id, come before the id was known or after", async () => {
    const checksums = new Set<string>();
    const pieces = [told(1, SIGNED), asked(2), told(3, ENDED)];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      const store = await fresh();
      for (const at of order) {
        await pieces[at]?.(store);
        await foldAll(store);
      }
      const contract = await contractOf(store);
      expect(contract.marks.map(({ kind }) => kind)).toEqual(["sign_notified", "queried", "terminate_notified"]);
      expect(contract.signing).toMatchObject({ state: "terminated", notified: true, contractId: "id1" });
      const row = await store.db.selectFrom("contract").select(["outcome_after", "openid"]).execute();
      expect(row).toEqual([{ outcome_after: "terminated", openid: "o1" }]);
      const { checksum } = await indexChecksum(store.db);
      checksums.add(checksum);
      for await (const _ of reindex(store));
      expect((await indexChecksum(store.db)).checksum).toBe(checksum);
    }
    expect(checksums.size).toBe(1);
  });

  it("comes to the same when the process ended before it was looked for", async () => {
    const store = await fresh();
    await asked(1)(store);
    await foldAll(store);
    await told(2, ENDED)(store);
    await store.close();
    const again = await fresh.again();
    await foldAll(again);
    expect((await contractOf(again)).signing.state).toBe("terminated");
    const kept = await indexChecksum(again.db);
    for await (const _ of reindex(again));
    expect(await indexChecksum(again.db)).toEqual(kept);
    expect(await again.db.selectFrom("contract_id_notice").select("waiting").execute()).toEqual([{ waiting: 0 }]);
  });

  it("is looked for again when the fold that learns its id had read the evidence before it came", async () => {
    const store = await fresh();
    await asked(1)(store);
    await told(2, ENDED)(store);
    // As another process leaves it that looked for a contract of this id while nobody knew one.
    await store.db.updateTable("contract_id_notice").set({ waiting: 0 }).execute();
    expect(await foldStale(store, 8)).toBe(1);
    expect(await store.db.selectFrom("contract_id_notice").select("waiting").execute()).toEqual([{ waiting: 1 }]);
    await foldAll(store);
    expect(await store.db.selectFrom("contract_id_notice").select("waiting").execute()).toEqual([{ waiting: 0 }]);
  });

  it("reaches no contract of another profile; an authorisation goes by its own number", async () => {
    const store = await fresh();
    const authorised = { user_service_status: "USER_CLOSE_SERVICE", authorization_code: "id1" };
    for (const piece of [asked(1), told(2, SIGNED, "pf_2"), told(3, { anything: 1 }), told(4, authorised)]) {
      await piece(store);
    }
    await foldAll(store);
    expect((await contractOf(store)).marks.map(({ evidence }) => evidence?.id)).toEqual(["ex_1", "nt_4"]);
  });

  it("is evidence no more once it was removed", async () => {
    const store = await fresh();
    for (const piece of [asked(1), told(2, ENDED), told(3, SIGNED)]) await piece(store);
    await foldAll(store);
    await write(store, (tx) => removeNotifications(tx, { ids: ["nt_2"], nowMs: 1, unindex: async () => {} }));
    await foldAll(store);
    expect(await store.db.selectFrom("contract").select("outcome_after").execute()).toEqual([
      { outcome_after: "signed" },
    ]);
    expect(await store.db.selectFrom("contract_id_notice").select("id").execute()).toEqual([{ id: "nt_3" }]);
    expect(await removedOfContract(store.db, { profileId: PROFILE, contractCode: CODE })).toMatchObject({ removed: 1 });
  });

  it("reaches its contract too where it came to a store of before", async () => {
    const store = await fresh();
    for (const piece of [asked(1), told(2, ENDED), told(3, { contract_id: 7 }), told(4, { out: "contract_id" })]) {
      await piece(store);
    }
    const before = { touches: 1, folded: 1 };
    await store.db.updateTable("contract").set(before).execute();
    await sql`drop table contract_id_notice`.execute(store.db);
    await sql`delete from kysely_migration where name >= '0018'`.execute(store.db);
    await store.close();
    const again = await fresh.again();
    expect(await again.db.selectFrom("contract_id_notice").select("id").execute()).toEqual([{ id: "nt_2" }]);
    await again.db
      .insertInto("contract_lookup")
      .values({ kind: "contract_id", value: "id1", profile_id: PROFILE, contract_code: CODE })
      .execute();
    await foldAll(again);
    expect(await again.db.selectFrom("contract").select("outcome_after").execute()).toEqual([
      { outcome_after: "terminated" },
    ]);
  });
});

function bytes(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
