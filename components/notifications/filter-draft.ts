import { instantParts } from "@/lib/i18n/time";
import { EVERYTHING, type NotificationFilter, readFilter } from "@/lib/notifications/filter";

/** A filter as one types it; `field` is a `path=value` that is to be added. */
export type Draft = Record<DraftName, string>;

export type DraftName =
  | "text"
  | "profile"
  | "verdict"
  | "event"
  | "code"
  | "openid"
  | "merchant"
  | "from"
  | "to"
  | "path"
  | "value";

export function draftOf(filter: NotificationFilter, timeZone: string): Draft {
  return {
    text: filter.text ?? "",
    profile: filter.profileId ?? "",
    verdict: filter.verdict ?? "",
    event: filter.eventType ?? "",
    code: filter.code ?? "",
    openid: filter.openid ?? "",
    merchant: filter.merchant ?? "",
    from: filter.fromMs === null ? "" : localTime(filter.fromMs, timeZone),
    to: filter.toMs === null ? "" : localTime(filter.toMs, timeZone),
    path: "",
    value: "",
  };
}

/** What was typed, over the conditions that the bar has no place for; the typed field comes to the others. */
export function filterOf(draft: Draft, current: NotificationFilter): ReturnType<typeof readFilter> {
  const { path, value, ...plain } = draft;
  const params = new URLSearchParams(plain);
  if (current.inbox !== null) params.set("inbox", current.inbox);
  for (const field of current.fields) params.append("field", `${field.path}=${field.value}`);
  // Pasted values bring spaces along, which a chip would not show; one that means them stands in the address.
  if (path.trim() !== "") params.append("field", `${path.trim()}=${value.trim()}`);
  return readFilter(params);
}

/** Whether conditions are set that stand behind “more”. */
export function hasMore({ code, openid, merchant, fromMs, toMs, fields }: NotificationFilter = EVERYTHING): boolean {
  return [code, openid, merchant, fromMs, toMs].some((one) => one !== null) || fields.length > 0;
}

function localTime(ms: number, timeZone: string): string {
  const { date, clock } = instantParts(ms, timeZone);
  return `${date}T${clock}`;
}
