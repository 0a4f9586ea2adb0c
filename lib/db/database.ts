import type { ColumnType } from "kysely";
import type {
  ContractIdNoticeTable,
  ContractLookupTable,
  ContractOrderTouchTable,
  ContractProgressTable,
  ContractTable,
  ContractViewTable,
} from "./contract-tables";
import type { EndpointCaseTable, EndpointRunTable } from "./endpoint-tables";
import type { FollowUpAskTable, FollowUpPaceTable, FollowUpSettingTable, FollowUpTable } from "./follow-up-tables";
import type {
  ContractRemovedTable,
  InboxRemovedTable,
  InboxSettingTable,
  NotificationAnswerTable,
  NotificationImportTable,
  NotificationPinTable,
} from "./inbox-tables";
import type {
  NotificationDigestTable,
  NotificationDocumentTable,
  NotificationIndexTable,
  NotificationTermTable,
} from "./index-tables";
import type { BulkReplayItemTable, BulkReplayTable, ReplayTable, TargetTable } from "./replay-tables";

/**
 * The one type of the store, on SQLite and on Postgres. Ids are time-ordered text, times are milliseconds since 1970
 * (64 bit), bytes are `blob`/`bytea`, JSON is text. Rows are written once unless a table says otherwise.
 * The two sides never share a row: tables of the simulated platform begin with `sim_`.
 */
export type Database = {
  profile: ProfileTable;
  exchange: ExchangeTable;
  notification: NotificationTable;
  notification_term: NotificationTermTable;
  notification_document: NotificationDocumentTable;
  notification_index: NotificationIndexTable;
  notification_digest: NotificationDigestTable;
  contract: ContractTable;
  inbox_setting: InboxSettingTable;
  inbox_removed: InboxRemovedTable;
  notification_answer: NotificationAnswerTable;
  notification_pin: NotificationPinTable;
  notification_import: NotificationImportTable;
  contract_removed: ContractRemovedTable;
  target: TargetTable;
  replay: ReplayTable;
  bulk_replay: BulkReplayTable;
  bulk_replay_item: BulkReplayItemTable;
  endpoint_run: EndpointRunTable;
  endpoint_case: EndpointCaseTable;
  contract_lookup: ContractLookupTable;
  contract_order_touch: ContractOrderTouchTable;
  contract_id_notice: ContractIdNoticeTable;
  contract_view: ContractViewTable;
  contract_progress: ContractProgressTable;
  follow_up: FollowUpTable;
  follow_up_ask: FollowUpAskTable;
  follow_up_setting: FollowUpSettingTable;
  follow_up_pace: FollowUpPaceTable;
  sim_platform: SimPlatformTable;
  sim_merchant: SimMerchantTable;
  sim_order: SimOrderTable;
  sim_session: SimSessionTable;
  sim_contract: SimContractTable;
  sim_delivery: SimDeliveryTable;
  sim_attempt: SimAttemptTable;
  sim_setting: SimSettingTable;
  sim_fault: SimFaultTable;
  sim_received: SimReceivedTable;
};

/** Bytes: a Uint8Array goes in; SQLite hands back an ArrayBuffer, Postgres a Buffer. `readBytes` evens that out. */
export type Bytes = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, never>;
/** Secrets under seal, which are no evidence: they can be sealed afresh. */
type Sealed = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, Uint8Array>;

/** Integers of 64 bits; Postgres' int8 parser is set to Number at connection time. */
export type Ms = number;

type ProfileTable = {
  id: string;
  created_at: Ms;
  name: string;
  target: string;
  base_url: string;
  inbox: string;
  mchid: string;
  serial_no: string;
  /** JSON: the rest of `ProfileSummary`. */
  details: string;
  /** AES-256-GCM under APP_KEY, of a JSON of PEM texts and the APIv3 key. */
  sealed: Sealed;
  /** Which APP_KEY sealed it (first 8 hex digits of its SHA-256), so keys can rotate. */
  sealed_with: string;
};

type ExchangeTable = {
  id: string;
  at: Ms;
  profile_id: string;
  operation_id: string;
  target: string;
  method: string;
  url: string;
  path_and_query: string;
  request_headers: string;
  request_body: string;
  /** JSON of `Signing`. */
  signing: string;
  /** Null when there was no reply. */
  status: number | null;
  /** The platform's `code`, or the network's failure code. */
  code: string | null;
  reply_headers: string;
  reply_body: Bytes | null;
  failure: string | null;
  took_ms: number;
  checks: string;
  verdict: string;
  contract_code: string | null;
  out_trade_no: string | null;
  prepay_id: string | null;
};

type NotificationTable = {
  id: string;
  at: Ms;
  inbox: string;
  profile_id: string;
  method: string;
  path_and_query: string;
  headers: string;
  body: Bytes;
  bytes: number;
  checks: string;
  verdict: string;
  failed_step: string | null;
  answered_status: number;
  event_id: string | null;
  event_type: string | null;
  summary: string | null;
  resource: string | null;
  contract_code: string | null;
  out_trade_no: string | null;
};

/** One row: the simulated platform's own key pairs. */
type SimPlatformTable = {
  id: string;
  created_at: Ms;
  certificate_serial: string;
  certificate_pem: string;
  public_key_id: string;
  public_key_pem: string;
  /** Sealed JSON: the private keys of the certificate and of the public key. */
  sealed: Bytes;
  sealed_with: string;
};

type SimMerchantTable = {
  mchid: string;
  created_at: Ms;
  serial_no: string;
  certificate_pem: string;
  /** JSON: `SimMerchantDetails` (AppIDs, sub-merchants, openids by AppID, service ids, key mode). */
  details: string;
  /** Sealed APIv3 key. */
  sealed: Bytes;
  sealed_with: string;
};

/** Updated as the order moves: the platform's state, not evidence. */
type SimOrderTable = {
  prepay_id: string;
  mchid: string;
  sub_mchid: string;
  out_trade_no: string;
  created_at: Ms;
  expires_at: Ms;
  state: string;
  /** JSON of the order aggregate. */
  details: string;
};

/** A pre-sign session of two hours; updated as it moves. */
type SimSessionTable = {
  id: string;
  mchid: string;
  service_id: number;
  contract_code: string;
  prepay_id: string;
  created_at: Ms;
  expires_at: Ms;
  state: string;
  details: string;
};

type SimContractTable = {
  contract_id: string;
  mchid: string;
  service_id: number;
  contract_code: string;
  created_at: Ms;
  state: string;
  details: string;
};

/** What the platform has to tell a merchant. `body` is made once; each attempt signs it afresh. */
type SimDeliveryTable = {
  id: string;
  mchid: string;
  created_at: Ms;
  event_id: string;
  event_type: string;
  url: string;
  body: Bytes;
  contract_code: string | null;
  out_trade_no: string | null;
  state: string;
  attempts: number;
  /** When the next attempt is due; null when it is over. */
  due_at: Ms | null;
  claimed_until: Ms;
};

type SimAttemptTable = {
  id: string;
  delivery_id: string;
  at: Ms;
  number: number;
  request_headers: string;
  status: number | null;
  reply_body: Bytes | null;
  failure: string | null;
  took_ms: number;
  outcome: string;
  /** JSON list of fault kinds. */
  faults: string;
};

/** What was chosen where the platform's behaviour is not official, and the sandbox's clock; updated by hand. */
type SimSettingTable = {
  key: string;
  changed_at: Ms;
  /** JSON. */
  value: string;
};

/** A misbehaviour in force; the two counters are updated as replies and notifications pass by. */
type SimFaultTable = {
  id: string;
  created_at: Ms;
  kind: string;
  /** `reply` or `notification`. */
  place: string;
  /** JSON: `{kind:"next",n}` or `{kind:"share",share,seed}`. */
  mode: string;
  /** Null: every merchant. */
  mchid: string | null;
  /** How many replies or notifications it was asked about. */
  seen: number;
  /** How many of them it spoiled. */
  hits: number;
};

/** Everything that arrived at the platform, refused calls included; the oldest are dropped. */
type SimReceivedTable = {
  id: string;
  at: Ms;
  /** Null when the call did not say, or said it illegibly. */
  mchid: string | null;
  method: string;
  /** Path and query, as they came. */
  path: string;
  /** Null when the connection was broken instead of an answer. */
  status: number | null;
  code: string | null;
  message: string | null;
  /** The number at the end of the reply's Request-ID. */
  internal_number: number | null;
  request_id: string | null;
  took_ms: number;
};
