import type { useTranslations } from "use-intl";
import type { exchanges } from "@/lib/i18n/messages/zh-cn/exchanges";

export type ExchangeTexts = ReturnType<typeof useTranslations<"exchanges">>;

const STATUSES = [
  "200",
  "202",
  "204",
  "400",
  "401",
  "403",
  "404",
  "405",
  "413",
  "429",
  "500",
  "501",
  "502",
  "503",
] as const;
type KnownStatus = (typeof STATUSES)[number];
type KnownCode = keyof typeof exchanges.code;
type KnownFailure =
  | "ECONNREFUSED"
  | "ENOTFOUND"
  | "ECONNRESET"
  | "timeout"
  | "too_large"
  | "private"
  | "certificate"
  | "other";

/** What a status of the platform means (WeChat Pay docs: HTTP 状态码). */
export function statusText(t: ExchangeTexts, status: number | null): string {
  if (status === null) return t("failure.title");
  const known = STATUSES.find((text) => text === String(status));
  return t(known ? `status.s${known satisfies KnownStatus}` : `status.${familyOf(status)}`);
}

function familyOf(status: number): "success" | "redirect" | "client" | "server" {
  if (status < 300) return "success";
  if (status < 400) return "redirect";
  return status < 500 ? "client" : "server";
}

/** What to do about an error code of the platform, or about a failure of the network when there is no status. */
export function remedyText(t: ExchangeTexts, { status, code }: { status: number | null; code: string }): string {
  if (status === null) return t(`failure.${failureKey(code)}`);
  return t(`code.${CODES.find((known) => known === code) ?? "other"}`);
}

const CODES: readonly KnownCode[] = [
  "PARAM_ERROR",
  "INVALID_REQUEST",
  "SIGN_ERROR",
  "SYSTEM_ERROR",
  "NO_AUTH",
  "APPID_MCHID_NOT_MATCH",
  "MCH_NOT_EXISTS",
  "RULE_LIMIT",
  "FREQUENCY_LIMITED",
  "RATELIMIT_EXCEEDED",
  "ORDER_CLOSED",
  "ORDERPAID",
  "OUT_TRADE_NO_USED",
  "RESOURCE_NOT_EXISTS",
];

const FAILURES: readonly [RegExp, KnownFailure][] = [
  [/^ECONNREFUSED$/, "ECONNREFUSED"],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "ENOTFOUND"],
  [/^(ECONNRESET|EPIPE)$/, "ECONNRESET"],
  [/TIMEOUT|ETIMEDOUT/, "timeout"],
  [/^TOO_LARGE$/, "too_large"],
  [/^PRIVATE_ADDRESS$/, "private"],
  [/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/, "certificate"],
];

function failureKey(code: string): KnownFailure {
  return FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? "other";
}
