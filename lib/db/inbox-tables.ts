import type { Bytes, Ms } from "./database";

/** What was chosen for an inbox; updated by hand, but for `answered`. */
export type InboxSettingTable = {
  inbox: string;
  changed_at: Ms;
  /** How many notifications the plan has answered since it was chosen. */
  answered: number;
  /** Null: no limit. */
  keep_days: number | null;
  keep_count: number | null;
  /** JSON of `AnswerPlan`. */
  plan: string;
};

/** How many notifications retention took from an inbox, and up to which time of arrival. */
export type InboxRemovedTable = {
  inbox: string;
  removed: number;
  last_at: Ms;
  up_to_at: Ms;
  /** The last place in the order of arrivals that was taken, as `writePlace` writes it; null where that was not kept yet. */
  up_to_place: string | null;
};

/** What was answered where an inbox did not answer by itself. */
export type NotificationAnswerTable = {
  notification_id: string;
  at: Ms;
  /** `reply`, `silent` or `relay`. */
  kind: string;
  /** Null: no answer. */
  status: number | null;
  took_ms: number;
  /** Why there was nothing to relay. */
  failure: string | null;
  /** Whom it was relayed to. */
  url: string | null;
  headers: string;
  body: Bytes | null;
};

/** Retention leaves them alone. */
export type NotificationPinTable = {
  notification_id: string;
  at: Ms;
  inbox: string;
};

/** Notifications that did not come over our own wire. */
export type NotificationImportTable = {
  notification_id: string;
  at: Ms;
  /** `pasted`, `har` or `json`. */
  source: string;
  /** Null when nobody knows. */
  captured_at: Ms | null;
  /** Of headers and body, to know a second import of the same. */
  sha256: string;
};

/** How much evidence of a contract retention has taken. */
export type ContractRemovedTable = {
  profile_id: string;
  contract_code: string;
  removed: number;
  last_at: Ms;
  up_to_at: Ms;
};
