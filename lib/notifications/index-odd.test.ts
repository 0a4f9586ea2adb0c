import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { EVERYTHING, type NotificationFilter } from "./filter";
import { findNotifications } from "./find";
import { indexNext, unindex } from "./index-batch";
import { prepareIndex } from "./index-edition";

/** Whatever one who has the inbox's keys may seal. */
const ODD = {
  deep: `{"out_trade_no":"odd","a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
  wide: JSON.stringify({ out_trade_no: "odd", list: Array.from({ length: 40_000 }, (_, at) => at) }),
  nul: JSON.stringify({ out_trade_no: "odd", note: "a\u0000b", "n\u0000": 1 }),
  torn: '{"out_trade_no":"odd","half":"\\ud83d"}',
  long: JSON.stringify({ out_trade_no: "odd", ["x".repeat(100_000)]: { a: "y".repeat(100_000) } }),
};

onBothEngines((fresh) => {
  it.each(Object.keys(ODD) as (keyof typeof ODD)[])(
    "a resource that is %s is found, before and in the index, hides none of the others, and goes without a trace",
    async (kind) => {
      const store = await fresh();
      const rows = [ODD[kind], '{"a":1}'].map((resource, at) =>
        notificationRow({ id: newId("nt", 1_800_000_000_000 + at), resource }),
      );
      const [odd = "", plain = ""] = rows.map(({ id }) => id);
      await store.db.insertInto("notification").values(rows).execute();
      const find = async (filter: Partial<NotificationFilter>) => {
        const page = await findNotifications(store, { filter: { ...EVERYTHING, ...filter }, before: null, limit: 9 });
        return page.items.map(({ id }) => id);
      };
      const check = async () => {
        expect(await find({ inbox: "in_1" })).toEqual([plain, odd]);
        expect(await find({ code: "odd" })).toEqual([odd]);
        expect(await find({ text: '"odd"' })).toEqual([odd]);
        expect(await find({ fields: [{ path: "a", value: "1" }] })).toEqual([plain]);
      };
      await check();
      await prepareIndex(store);
      expect(await indexNext(store, 32)).toBe(2);
      await check();
      await store.write(async (tx) => {
        await unindex(tx, [odd]);
        await tx.deleteFrom("notification").where("id", "=", odd).execute();
      });
      const left = await store.db.selectFrom("notification_term").select("notification_id").distinct().execute();
      expect(left).toEqual([{ notification_id: plain }]);
    },
  );
});
