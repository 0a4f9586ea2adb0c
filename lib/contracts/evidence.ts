import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import type { Evidence } from "./contract";
import { exchanges, fromExchange, fromNotification, type IdNoticeRow, idNotices, notifications } from "./evidence-rows";
import { contractIdsOf } from "./lookup-keys";

type Key = { profileId: string; contractCode: string };

/** A contract's evidence is small; of each kind this many of the newest pieces are read, and so many of the oldest. */
const MOST = 500;
const OLDEST = 100;
/** Of many contracts together; where there is more, each is read by itself. */
const MOST_OF_MANY = 5_000;

/**
 * Everything recorded that speaks of one contract: the calls and notifications that carry its code, the orders whose
 * `prepay_id` those calls named, the calls and notifications about those orders, and the notifications that name it by
 * its id alone.
 */
export async function evidenceOf(db: Kysely<Database>, { profileId, contractCode }: Key): Promise<Evidence[]> {
  const found = await gather(db, { profileId, contractCodes: [contractCode] }, ends);
  return found.get(contractCode) ?? [];
}

/** The same of many contracts of one profile at once, by their codes. */
export async function evidenceOfMany(
  db: Kysely<Database>,
  of: { profileId: string; contractCodes: readonly string[] },
): Promise<Map<string, Evidence[]>> {
  try {
    return await gather(db, of, all);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const found = new Map<string, Evidence[]>();
    for (const contractCode of of.contractCodes) {
      found.set(contractCode, await evidenceOf(db, { profileId: of.profileId, contractCode }));
    }
    return found;
  }
}

/** How the rows of a query are read: both ends of what may be long, or all of what must not be. */
type Reach = <Row extends { id: string }>(
  page: (order: "asc" | "desc", limit: number) => Promise<Row[]>,
) => Promise<Row[]>;

class TooMany extends Error {}

const ends: Reach = async (page) => {
  const newest = (await page("desc", MOST)).reverse();
  if (newest.length < MOST) return newest;
  const known = new Set(newest.map(({ id }) => id));
  const oldest = await page("asc", OLDEST);
  return [...oldest.filter(({ id }) => !known.has(id)), ...newest];
};

const all: Reach = async (page) => {
  const rows = await page("asc", MOST_OF_MANY + 1);
  if (rows.length > MOST_OF_MANY) throw new TooMany();
  return rows;
};

async function gather(
  db: Kysely<Database>,
  { profileId, contractCodes }: { profileId: string; contractCodes: readonly string[] },
  reach: Reach,
): Promise<Map<string, Evidence[]>> {
  const calls = (column: "contract_code" | "prepay_id" | "out_trade_no", values: readonly string[]) =>
    values.length === 0 ? [] : reach((order, limit) => exchanges(db, { profileId, column, values, order, limit }));
  const told = (column: "contract_code" | "out_trade_no", values: readonly string[]) =>
    values.length === 0 ? [] : reach((order, limit) => notifications(db, { profileId, column, values, order, limit }));

  const own = await calls("contract_code", contractCodes);
  const ofPrepay = (await calls("prepay_id", distinct(own, "prepay_id"))).filter((row) => row.contract_code === null);
  const tradeNos = distinct(ofPrepay, "out_trade_no");
  const ofOrder = (await calls("out_trade_no", tradeNos)).filter(
    (row) => row.contract_code === null && row.prepay_id === null,
  );
  const [notices, payments] = [await told("contract_code", contractCodes), await told("out_trade_no", tradeNos)];

  const byCode = { own: grouped(own, "contract_code"), notices: grouped(notices, "contract_code") };
  const orders = grouped(ofPrepay, "prepay_id");
  const byTradeNo = { calls: grouped(ofOrder, "out_trade_no"), payments: grouped(payments, "out_trade_no") };
  const coded = new Map(
    contractCodes.map((code) => {
      const mine = byCode.own.get(code) ?? [];
      const placed = distinct(mine, "prepay_id").flatMap((prepayId) => orders.get(prepayId) ?? []);
      const numbers = distinct(placed, "out_trade_no");
      const asked = numbers.flatMap((number) => byTradeNo.calls.get(number) ?? []);
      const paid = numbers.flatMap((number) => byTradeNo.payments.get(number) ?? []);
      const heard = new Map([...(byCode.notices.get(code) ?? []), ...paid].map((row) => [row.id, row]));
      return [
        code,
        [...[...mine, ...placed, ...asked].map(fromExchange), ...[...heard.values()].map(fromNotification)],
      ];
    }),
  );
  return withIdNotices(coded, (contractIds) =>
    reach((order, limit) => idNotices(db, { profileId, contractIds, order, limit })),
  );
}

/** With the notifications that name a contract by its id alone: by an id that its own evidence tells, and only so. */
async function withIdNotices(
  coded: ReadonlyMap<string, Evidence[]>,
  read: (contractIds: readonly string[]) => Promise<IdNoticeRow[]>,
): Promise<Map<string, Evidence[]>> {
  const idsOf = new Map([...coded].map(([code, pieces]) => [code, contractIdsOf(pieces)]));
  const ids = [...new Set([...idsOf.values()].flat())];
  const told = ids.length === 0 ? new Map<string, IdNoticeRow[]>() : grouped(await read(ids), "contract_id");
  return new Map(
    [...coded].map(([code, pieces]) => {
      const mine = (idsOf.get(code) ?? []).flatMap((id) => told.get(id) ?? []);
      return [code, [...pieces, ...mine.map(fromNotification)]];
    }),
  );
}

function distinct<Column extends string>(rows: readonly Record<Column, string | null>[], column: Column): string[] {
  return [...new Set(rows.flatMap((row) => row[column] ?? []))];
}

function grouped<Column extends string, Row extends Record<Column, string | null>>(
  rows: readonly Row[],
  column: Column,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const value: string | null = row[column];
    if (value === null) continue;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return groups;
}
