import { expect, it } from "vitest";
import { write } from "@/lib/db/client";
import { notificationRow, oneOfEach } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { listContracts, profileOfContract, type Touch, touchContracts } from "./contract-index";
import { evidenceOf } from "./evidence";
import { foldStale, isStale } from "./fold-index";
import { startFolder } from "./folder";
import { indexChecksum } from "./index-checksum";
import { reindex, unfinished } from "./reindex";

const TIMES = { sandboxMs: 1, realMs: 1, platformProfiles: [] };

type Row = Touch & { contractCode: string };

onBothEngines((fresh) => {
  const pageThrough = async (db: Parameters<typeof listContracts>[0], limit: number) => {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listContracts>> = await listContracts(db, {
        before,
        limit,
        times: TIMES,
      });
      seen.push(
        ...page.items.map(({ profileId, contractCode, lastAtMs }) => `${profileId} ${contractCode} ${lastAtMs}`),
      );
      before = page.next;
    } while (before !== null);
    return seen;
  };

  it("lists each contract once, by its latest evidence, page by page without a gap", async () => {
    const store = await fresh();
    const touches = Array.from({ length: 30 }, (_, number) => touch(number % 12, 1_000 + Math.floor(number / 3)));
    // Late news of the old changes nothing, nor does what speaks of no contract.
    const late = [touch(29 % 12, 1), { ...touch(0, 9_999), contractCode: null }];
    for (const one of [...touches, ...late]) await write(store, (tx) => touchContracts(tx, [one]));
    const newest = new Map(touches.map((one) => [one.contractCode, one]));
    const wanted = [...newest.values()]
      .sort((left, right) => right.atMs - left.atMs || (left.id < right.id ? 1 : -1))
      .map(({ profileId, contractCode, atMs }) => `${profileId} ${contractCode} ${atMs}`);
    for (const limit of [1, 5, 12, 50]) expect(await pageThrough(store.db, limit)).toEqual(wanted);
    expect((await listContracts(store.db, { before: "nonsense", limit: 3, times: TIMES })).items).toHaveLength(3);
  });

  it("takes many pieces of one contract in one statement, the newest wins", async () => {
    const store = await fresh();
    await write(store, (tx) => touchContracts(tx, [touch(1, 5), touch(1, 9), touch(1, 7)]));
    expect(await pageThrough(store.db, 5)).toEqual(["pf_1 c1 9"]);
  });

  it("is made anew from the evidence with just the content that recording gave it", async () => {
    const store = await fresh();
    for (let number = 0; number < 40; number++) {
      const { profileId, contractCode, id, atMs } = touch(number % 7, 1_000 + ((number * 13) % 20));
      const shared = { id, at: atMs, profile_id: profileId, contract_code: number % 10 === 0 ? null : contractCode };
      await write(store, async (tx) => {
        if (number % 2) await tx.insertInto("notification").values(notificationRow(shared)).execute();
        else
          await tx
            .insertInto("exchange")
            .values({ ...oneOfEach().exchange, ...shared })
            .execute();
        await touchContracts(tx, [{ profileId, contractCode: shared.contract_code, outTradeNo: null, id, atMs }]);
      });
    }
    while ((await foldStale(store, 3)) > 0);
    const kept = await indexChecksum(store.db);
    expect(kept.contracts).toBe(7);
    const spoiled = { last_at: 9_999_999, outcome: "signed", account: "x" };
    await store.db.updateTable("contract").set(spoiled).where("contract_code", "=", "c3").execute();
    await store.db.deleteFrom("contract").where("contract_code", "=", "c4").execute();
    const ghost = { profile_id: "pf_1", contract_code: "ghost" };
    await store.db
      .insertInto("contract")
      .values({ ...ghost, last_id: "ex_0", last_at: 1 })
      .execute();
    await store.db
      .insertInto("contract_lookup")
      .values({ ...ghost, kind: "order", value: "x" })
      .execute();
    expect((await indexChecksum(store.db)).checksum).not.toBe(kept.checksum);
    for await (const _ of reindex(store));
    expect(await indexChecksum(store.db)).toEqual(kept);
  });

  it("comes to the same content when its making was stopped half way and gone on with, evidence having come meanwhile", async () => {
    const store = await fresh();
    const rows = Array.from({ length: 450 }, (_, n) => notificationRow({ at: n, contract_code: `k${n}` }));
    for (let start = 0; start < rows.length; start += 150) {
      const some = rows.slice(start, start + 150);
      await write(store, async (tx) => {
        await tx.insertInto("notification").values(some).execute();
        await touchContracts(tx, some.map(touchOf));
      });
    }
    while ((await foldStale(store, 150)) > 0);
    for await (const { contracts } of reindex(store)) if (contracts > 0) break;
    expect(await unfinished(store.db)).toMatchObject({ contracts: 200, total: 450 });
    const [late] = [notificationRow({ at: 9_999, contract_code: "k0" })];
    await write(store, async (tx) => {
      await tx.insertInto("notification").values(late).execute();
      await touchContracts(tx, [touchOf(late)]);
    });
    await foldStale(store, 10);
    const kept = await indexChecksum(store.db);
    const seen: number[] = [];
    for await (const { contracts } of reindex(store)) seen.push(contracts);
    expect(seen).toEqual([200, 400, 450]);
    expect(await unfinished(store.db)).toBeNull();
    expect(await indexChecksum(store.db)).toEqual(kept);
  });

  it("is kept folded in the background from the first evidence on, until it is stopped", async () => {
    const store = await fresh();
    const failures: object[] = [];
    const log = { error: (fields: object) => void failures.push(fields) };
    const folder = startFolder({ store, elapsed: () => performance.now(), log });
    const told = async (number: number) => {
      const row = notificationRow({ at: number, contract_code: `f${number}` });
      await write(store, async (tx, publish) => {
        await tx.insertInto("notification").values(row).execute();
        await touchContracts(tx, [touchOf(row)]);
        publish({ kind: "notification", id: row.id });
      });
    };
    for (const number of [1, 2, 3]) await told(number);
    await expect.poll(() => isStale(store.db), { timeout: 5_000 }).toBe(false);
    await folder.stop();
    await told(4);
    expect(await isStale(store.db)).toBe(true);
    expect(failures).toEqual([]);
  });

  it("knows whose contract a code is by the merchant number, and nobody's as nobody's", async () => {
    const store = await fresh();
    const profile = oneOfEach().profile;
    await store.db
      .insertInto("profile")
      .values([profile, { ...profile, id: "pf_2", inbox: "in_2", mchid: "1900000009" }])
      .execute();
    await write(store, (tx) => touchContracts(tx, [touch(1, 5), { ...touch(1, 6), profileId: "pf_2" }]));
    const of = (mchid: string, contractCode: string) => profileOfContract(store.db, { mchid, contractCode });
    expect(await of("1900000001", "c1")).toBe("pf_1");
    expect(await of("1900000009", "c1")).toBe("pf_2");
    expect([await of("1900000001", "c2"), await of("1", "c1")]).toEqual([null, null]);
  });

  it("gives both ends of the evidence of a contract that has more than one can read, in the order in which it came", async () => {
    const store = await fresh();
    const rows = Array.from({ length: 650 }, (_, number) => notificationRow({ at: number, contract_code: "c" }));
    for (let start = 0; start < 650; start += 130) {
      await store.db
        .insertInto("notification")
        .values(rows.slice(start, start + 130))
        .execute();
    }
    const found = await evidenceOf(store.db, { profileId: "pf_1", contractCode: "c" });
    expect(found.map((one) => "id" in one && one.id)).toEqual(
      [...rows.slice(0, 100), ...rows.slice(150)].map(({ id }) => id),
    );
  });
});

let made = 0;

/** Evidence number so-and-so: ids in no order with the times. */
function touch(contract: number, atMs: number): Row {
  made += 1;
  const prefix = made % 2 ? "ex" : "nt";
  return {
    profileId: "pf_1",
    contractCode: `c${contract}`,
    outTradeNo: null,
    id: `${prefix}_${(made * 7919) % 100_003}`,
    atMs,
  };
}

function touchOf(row: ReturnType<typeof notificationRow>): Touch {
  return { profileId: "pf_1", contractCode: row.contract_code ?? null, outTradeNo: null, id: row.id, atMs: row.at };
}
