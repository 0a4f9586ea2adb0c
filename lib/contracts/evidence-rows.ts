import { type Kysely, sql } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { ExchangeVerdict } from "@/lib/exchanges/exchange";
import type { NotificationVerdict } from "@/lib/notifications/notification";
import { parseJson } from "@/lib/wechatpay/json";
import { contractQuery } from "@/lib/wechatpay/operations/contract-query";
import { contractTerminate } from "@/lib/wechatpay/operations/contract-terminate";
import { readPathAndQuery } from "@/lib/wechatpay/path-and-query";
import type { Evidence } from "./contract";

type Wanted<Column> = {
  profileId: string;
  column: Column;
  values: readonly string[];
  order: "asc" | "desc";
  limit: number;
};
type ExchangeRow = Awaited<ReturnType<typeof exchanges>>[number];
export type IdNoticeRow = Awaited<ReturnType<typeof idNotices>>[number];
type NotificationRow = Awaited<ReturnType<typeof notifications>>[number];

// A profile's whole history would answer the order too: as an expression it is no index, and the codes are few.
const ofProfile = (profileId: string) => sql<boolean>`(profile_id || '') = ${profileId}`;

const HEARD = [
  "notification.id",
  "notification.at",
  "notification.verdict",
  "notification.event_type",
  "notification.failed_step",
  "notification.resource",
  "notification.contract_code",
  "notification.out_trade_no",
] as const;

export function exchanges(db: Kysely<Database>, wanted: Wanted<"contract_code" | "prepay_id" | "out_trade_no">) {
  return db
    .selectFrom("exchange")
    .select(["id", "at", "operation_id", "verdict", "status", "path_and_query", "request_body", "reply_body"])
    .select(["contract_code", "out_trade_no", "prepay_id"])
    .where(wanted.column, "in", wanted.values)
    .where(ofProfile(wanted.profileId))
    .orderBy("id", wanted.order)
    .limit(wanted.limit)
    .execute();
}

export function notifications(db: Kysely<Database>, wanted: Wanted<"contract_code" | "out_trade_no">) {
  return db
    .selectFrom("notification")
    .select(HEARD)
    .where(wanted.column, "in", wanted.values)
    .where(ofProfile(wanted.profileId))
    .orderBy("id", wanted.order)
    .limit(wanted.limit)
    .execute();
}

export function idNotices(
  db: Kysely<Database>,
  wanted: { profileId: string; contractIds: readonly string[]; order: "asc" | "desc"; limit: number },
) {
  return db
    .selectFrom("contract_id_notice")
    .innerJoin("notification", "notification.id", "contract_id_notice.id")
    .select(HEARD)
    .select("contract_id_notice.contract_id")
    .where("contract_id_notice.contract_id", "in", wanted.contractIds)
    .where("contract_id_notice.profile_id", "=", wanted.profileId)
    .orderBy("contract_id_notice.id", wanted.order)
    .limit(wanted.limit)
    .execute();
}

export function fromExchange(row: ExchangeRow): Evidence {
  return {
    kind: "exchange",
    id: row.id,
    atMs: row.at,
    operationId: row.operation_id,
    verdict: row.verdict as ExchangeVerdict,
    status: row.status,
    outTradeNo: row.out_trade_no,
    serviceId: serviceOf(row.path_and_query),
    request: parseJson(row.request_body),
    reply: row.reply_body === null ? null : parseJson(new TextDecoder().decode(readBytes(row.reply_body))),
  };
}

/** Which service a query or a termination was of, its path alone tells. */
function serviceOf(pathAndQuery: string): number | null {
  const read = readPathAndQuery(contractQuery, pathAndQuery) ?? readPathAndQuery(contractTerminate, pathAndQuery);
  const named = read?.path.service_id ?? "";
  return /^\d{1,15}$/.test(named) ? Number(named) : null;
}

export function fromNotification(row: Omit<NotificationRow, "contract_code" | "out_trade_no">): Evidence {
  return {
    kind: "notification",
    id: row.id,
    atMs: row.at,
    verdict: row.verdict as NotificationVerdict,
    eventType: row.event_type,
    failedStep: row.failed_step,
    resource: row.resource === null ? null : parseJson(row.resource),
  };
}
