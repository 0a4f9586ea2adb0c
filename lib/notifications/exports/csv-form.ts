import { createHash } from "node:crypto";
import { firstFailure } from "@/lib/wechatpay/check";
import type { Exportable, ExportForm, ExportOptions } from "./exported";
import { maskPersonal } from "./personal";

type Value = string | number | null;

const COLUMNS: Record<string, (exportable: Exportable, options: ExportOptions) => Value> = {
  id: ({ notification }) => notification.id,
  received_at: ({ notification }) => new Date(notification.atMs).toISOString(),
  inbox: ({ notification }) => notification.inbox,
  profile_id: ({ notification }) => notification.profileId,
  event_type: ({ notification }) => notification.eventType,
  event_id: ({ notification }) => notification.eventId,
  summary: ({ notification }) => notification.summary,
  verdict: ({ notification }) => notification.verdict,
  failed_step: ({ notification }) => firstFailure(notification.checks)?.id ?? null,
  answered_status: ({ notification, answer }) => (answer ? answer.status : notification.answeredStatus),
  out_contract_code: ({ notification }) => notification.subject.contractCode,
  out_trade_no: ({ notification }) => notification.subject.outTradeNo,
  url: ({ url }) => url,
  bytes: ({ notification }) => notification.body.length,
  body_sha256: ({ notification }) => createHash("sha256").update(notification.body).digest("hex"),
  resource: ({ notification: { resource } }, { isMasked }) =>
    resource !== null && isMasked ? maskPersonal(resource) : resource,
};

/** RFC 4180, with the mark at its start by which Excel knows UTF-8. */
export const csvForm: ExportForm = {
  contentType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  open: `\uFEFF${Object.keys(COLUMNS).join(",")}\r\n`,
  between: "",
  close: "",
  item: (exportable, options) =>
    `${Object.values(COLUMNS)
      .map((value) => cell(value(exportable, options)))
      .join(",")}\r\n`,
};

/**
 * Quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe in front, which it shows
 * as text (OWASP: CSV Injection).
 */
export function cell(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
