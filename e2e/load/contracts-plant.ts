import { sql } from "kysely";
import type { Store } from "@/lib/db/client";

/** Five pieces of evidence to a contract, on average. */
export const PIECES_A_CONTRACT = 5;
const AT_ONCE = 10_000;
const MONTH_MS = 30 * 86_400_000;

/** How many pieces of evidence stand in the store. */
export type Planted = { contracts: number; pieces: number; seconds: number };

/**
 * Puts the evidence of so many contracts into a store, as recording would have left it but in bulk and without its
 * index: of ten, four are signed, two paid and silent, one expired, one refused, one terminated and one contradictory.
 * What would come after `nowMs` has not happened yet, so that the sessions of the last two hours are open.
 */
export async function plantContracts(
  store: Store,
  { profileId, contracts, nowMs }: { profileId: string; contracts: number; nowMs: number },
): Promise<Planted> {
  const startedAt = performance.now();
  const step = Math.floor(MONTH_MS / contracts);
  const shape = { profileId, fromMs: nowMs - step * contracts, nowMs, step, engine: store.engine };
  for (let from = 0; from < contracts; from += AT_ONCE) {
    const upTo = Math.min(contracts, from + AT_ONCE) - 1;
    for (const statement of statementsFor({ ...shape, from, upTo })) await statement.execute(store.db);
  }
  await sql`analyze`.execute(store.db);
  const pieces = await countOf(store);
  return { contracts, pieces, seconds: (performance.now() - startedAt) / 1_000 };
}

async function countOf(store: Store): Promise<number> {
  const { rows } = await sql<{ pieces: number }>`
    select (select count(*) from exchange) + (select count(*) from notification) as pieces`.execute(store.db);
  return Number(rows[0]?.pieces);
}

type Slice = {
  profileId: string;
  fromMs: number;
  nowMs: number;
  step: number;
  engine: Store["engine"];
  from: number;
  upTo: number;
};

type Piece = { kind: string; after: number; of: number[] };

const SIGNED = [0, 1, 2, 3, 9];
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const CALLS: (Piece & { operation: string; status: number })[] = [
  { kind: "a", after: 0, of: ALL, operation: "partner-jsapi-order", status: 200 },
  {
    kind: "b",
    after: 1_000,
    of: [0, 1, 2, 3, 4, 5, 6, 8, 9],
    operation: "service-provider-pay-redirect-sign",
    status: 200,
  },
  { kind: "c", after: 1_000, of: [7], operation: "service-provider-pay-redirect-sign", status: 403 },
  { kind: "d", after: 2_000, of: [7], operation: "service-provider-pay-redirect-sign", status: 403 },
  { kind: "e", after: 9_000_000, of: [...SIGNED, 8], operation: "contract-query", status: 200 },
  { kind: "f", after: 9_000_000, of: [4, 5, 6], operation: "contract-query", status: 404 },
  { kind: "g", after: 9_100_000, of: [4, 5, 6, 9], operation: "contract-query", status: 404 },
  { kind: "h", after: 8_000_000, of: [8], operation: "contract-terminate", status: 200 },
];

const NOTICES: (Piece & { says: "paid" | "signed" })[] = [
  { kind: "p", after: 60_000, of: [...SIGNED, 4, 5, 8], says: "paid" },
  { kind: "s", after: 70_000, of: [...SIGNED, 8], says: "signed" },
  { kind: "t", after: 85_000, of: [0, 1, 2, 3], says: "signed" },
];

function statementsFor(slice: Slice) {
  return [...CALLS.map((call) => callsOf(slice, call)), ...NOTICES.map((notice) => noticesOf(slice, notice))];
}

// Numbers begin with a one, so that they have one length without the engines' different ways to pad.
const N = sql.raw("(1000000 + i)");

function seriesOf(slice: Slice, { of, after }: Piece) {
  const { from, upTo, nowMs } = slice;
  const classes = sql.raw(of.join(", "));
  return sql`with recursive n(i) as (select cast(${from} as integer) union all select i + 1 from n where i < ${upTo}), mine as (select i from n where i % 10 in (${classes}) and ${atOf(slice, after)} <= ${sql.lit(nowMs)})`;
}

function bytesOf(text: ReturnType<typeof sql>, engine: Store["engine"]) {
  return engine === "sqlite" ? sql`cast(${text} as blob)` : sql`convert_to(${text}, 'UTF8')`;
}

function callsOf(slice: Slice, call: (typeof CALLS)[number]) {
  const { kind, after, operation, status } = call;
  const { profileId, engine } = slice;
  const at = atOf(slice, after);
  const isOrder = operation === "partner-jsapi-order";
  const isPresign = operation === "service-provider-pay-redirect-sign";
  const order = sql`'{"sp_appid":"wxd678efh567hg6787","sp_mchid":"1900000100","description":"图书馆借阅服务","out_trade_no":"T' || ${N} || '","notify_url":"https://shop.example/pay","amount":{"total":100,"currency":"CNY"}}'`;
  const presign = sql`'{"sp_appid":"wxd678efh567hg6787","sp_openid":"' || ${openid} || '","sub_mchid":"' || ${subMchid} || '","sub_appid":"wxd678efh567hg6788","service_id":12535,"out_contract_code":"QYC' || ${N} || '","notify_url":"https://shop.example/notify","contract_display_account":"' || ${account} || '","prepay_id":"' || ${prepay} || '"}'`;
  const body = isOrder ? order : isPresign ? presign : sql`''`;
  const reply = isOrder
    ? sql`'{"prepay_id":"' || ${prepay} || '"}'`
    : status >= 400
      ? sql`'{"code":"' || ${status === 404 ? "RESOURCE_NOT_EXISTS" : "NO_AUTH"} || '","message":"x"}'`
      : isPresign
        ? sql`'{"out_contract_code":"QYC' || ${N} || '"}'`
        : sql`${signedText(slice)}`;
  const code = isOrder ? sql`cast(null as text)` : sql`'QYC' || ${N}`;
  const verdict = status >= 400 ? "unsigned" : "verified";
  return sql`
    insert into exchange (id, at, profile_id, operation_id, target, method, url, path_and_query, request_headers,
      request_body, signing, status, code, reply_headers, reply_body, failure, took_ms, checks, verdict,
      contract_code, out_trade_no, prepay_id)
    ${seriesOf(slice, call)}
    select 'ex_' || ${N} || ${sql.lit(kind)}, ${at}, ${sql.lit(profileId)}, ${sql.lit(operation)}, 'simulator', 'POST', 'http://localhost/v3', '/v3', '[]',
      ${body}, '{}', ${sql.lit(status)}, null, '[]', ${bytesOf(reply, engine)}, null, 12, '[]', ${sql.lit(verdict)},
      ${code}, ${isOrder ? sql`'T' || ${N}` : sql`cast(null as text)`}, ${isOrder || isPresign ? prepay : sql`cast(null as text)`}
    from mine`;
}

/** Ids as they are made, each of a millisecond of its own: the index of notifications numbers its rows by them. */
function noticesOf(slice: Slice, notice: (typeof NOTICES)[number]) {
  const { kind, after, says } = notice;
  const { profileId, engine } = slice;
  const paid = sql`'{"out_trade_no":"T' || ${N} || '","trade_state":"SUCCESS","transaction_id":"420000000000000000000' || ${N} || '"}'`;
  const resource = says === "paid" ? paid : signedText(slice);
  const [code, tradeNo] =
    says === "paid" ? [sql`cast(null as text)`, sql`'T' || ${N}`] : [sql`'QYC' || ${N}`, sql`cast(null as text)`];
  return sql`
    insert into notification (id, at, inbox, profile_id, method, path_and_query, headers, body, bytes, checks, verdict,
      failed_step, answered_status, event_id, event_type, summary, resource, contract_code, out_trade_no)
    ${seriesOf(slice, notice)}
    select 'nt_01m' || ${N} || '0000' || ${sql.lit(kind)} || '00000000000', ${atOf(slice, after)}, 'in_x', ${sql.lit(profileId)}, 'POST', '/notify/in_x', '[]',
      ${bytesOf(sql`'{}'`, engine)}, 2, '[]', 'verified', null, 204, 'ev' || ${N}, ${sql.lit(says)}, null, ${resource}, ${code}, ${tradeNo}
    from mine`;
}

function atOf({ fromMs, step }: Slice, after: number) {
  return sql`${sql.lit(fromMs + after)} + i * cast(${sql.lit(step)} as bigint)`;
}

const openid = sql`'oYobu0MVnQfWpSMOYJz2A' || (1000000 + i % 50000)`;
const subMchid = sql`(1900000100 + i % 20)`;
const account = sql`'微信代扣用户' || (i % 1000)`;
const prepay = sql`'wx20261123120000aaaaaaaaaaaaa' || ${N}`;

function signedText(_: Slice) {
  return sql`'{"mchid":"1900000100","contract_id":"12312441241' || ${N} || '","service_id":12535,"out_contract_code":"QYC' || ${N} || '","contract_state":"SIGNED","contract_display_account":"微信代扣用户"}'`;
}
