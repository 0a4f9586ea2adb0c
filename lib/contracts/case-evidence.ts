import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { ExchangeVerdict } from "@/lib/exchanges/exchange";
import type { NotificationVerdict } from "@/lib/notifications/notification";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import type { EvidenceRef } from "./contract";

/** One piece of evidence as a support desk asks for it: no body, no header but the id that WeChat's support looks up. */
export type CaseEvidence = {
  kind: EvidenceRef["kind"];
  id: string;
  atMs: number;
  /** The operation, or the notification's event type. */
  what: string;
  status: number | null;
  /** The platform's error code, or the step of a notification that failed. */
  code: string | null;
  verdict: ExchangeVerdict | NotificationVerdict;
  /** `Request-ID` of the reply (docs: 请求与应答, for the platform's support). */
  requestId: string | null;
  /** SHA-256 in hex of the bodies as they were; null where there was none. */
  sentSha256: string | null;
  receivedSha256: string | null;
};

const AT_ONCE = 200;

/** What these marks stand on, in the order of time. */
export async function caseEvidence(db: Kysely<Database>, refs: readonly EvidenceRef[]): Promise<CaseEvidence[]> {
  const idsOf = (kind: EvidenceRef["kind"]) => [
    ...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id)),
  ];
  const found: CaseEvidence[] = [];
  for (const ids of inParts(idsOf("exchange"))) found.push(...(await exchanges(db, ids)));
  for (const ids of inParts(idsOf("notification"))) found.push(...(await notifications(db, ids)));
  return found.sort((left, right) => left.atMs - right.atMs || (left.id < right.id ? -1 : 1));
}

async function exchanges(db: Kysely<Database>, ids: readonly string[]): Promise<CaseEvidence[]> {
  const rows = await db
    .selectFrom("exchange")
    .select(["id", "at", "operation_id", "status", "code", "verdict", "reply_headers", "request_body", "reply_body"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({
    kind: "exchange",
    id: row.id,
    atMs: row.at,
    what: row.operation_id,
    status: row.status,
    code: row.code,
    verdict: row.verdict as ExchangeVerdict,
    requestId: headerValue(JSON.parse(row.reply_headers) as HeaderPair[], "Request-ID"),
    sentSha256: row.request_body === "" ? null : sha256(row.request_body),
    receivedSha256: row.reply_body === null ? null : sha256(readBytes(row.reply_body)),
  }));
}

async function notifications(db: Kysely<Database>, ids: readonly string[]): Promise<CaseEvidence[]> {
  const rows = await db
    .selectFrom("notification")
    .select(["id", "at", "event_type", "event_id", "answered_status", "failed_step", "verdict", "headers", "body"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({
    kind: "notification",
    id: row.id,
    atMs: row.at,
    what: row.event_type ?? "",
    status: row.answered_status,
    code: row.failed_step,
    verdict: row.verdict as NotificationVerdict,
    requestId: headerValue(JSON.parse(row.headers) as HeaderPair[], "Request-ID") ?? row.event_id,
    sentSha256: null,
    receivedSha256: sha256(readBytes(row.body)),
  }));
}

function sha256(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) parts.push(ids.slice(from, from + AT_ONCE));
  return parts;
}
