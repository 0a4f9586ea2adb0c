import type { Insertable } from "kysely";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";

/** Whole rows for tests of the store; what a test is about, it gives. */
export function notificationRow(
  given: Partial<Insertable<Database["notification"]>> = {},
): Insertable<Database["notification"]> {
  return {
    id: newId("nt", 1_800_000_000_000),
    at: 1_800_000_000_000,
    inbox: "in_1",
    profile_id: "pf_1",
    method: "POST",
    path_and_query: "/notify/in_1",
    headers: "[]",
    body: Uint8Array.of(1),
    bytes: 1,
    checks: "[]",
    verdict: "verified",
    failed_step: null,
    answered_status: 204,
    event_id: null,
    event_type: null,
    summary: null,
    resource: null,
    contract_code: null,
    out_trade_no: null,
    ...given,
  };
}

export function deliveryRow(
  given: Partial<Insertable<Database["sim_delivery"]>> = {},
): Insertable<Database["sim_delivery"]> {
  return {
    id: newId("dl", 1_800_000_000_000),
    mchid: "1900000001",
    created_at: 1_800_000_000_000,
    event_id: "ev_1",
    event_type: "TRANSACTION.SUCCESS",
    url: "http://localhost:3001/notify/in_1",
    body: Uint8Array.of(1),
    contract_code: null,
    out_trade_no: null,
    state: "pending",
    attempts: 0,
    due_at: 1_800_000_000_000,
    claimed_until: 0,
    ...given,
  };
}

export function orderRow(given: Partial<Insertable<Database["sim_order"]>> = {}): Insertable<Database["sim_order"]> {
  return {
    prepay_id: "wx1",
    mchid: "1900000001",
    sub_mchid: "1900000002",
    out_trade_no: "order-1",
    created_at: 1_800_000_000_000,
    expires_at: 1_800_007_200_000,
    state: "NOTPAY",
    details: "{}",
    ...given,
  };
}

/** One whole row for every table. */
export function oneOfEach(): { [Table in keyof Database]: Insertable<Database[Table]> } {
  const at = 1_800_000_000_000;
  const sealed = { sealed: Uint8Array.of(1, 2, 3), sealed_with: "0a1b2c3d" };
  const session = {
    mchid: "1900000001",
    service_id: 1253,
    contract_code: "c-1",
    created_at: at,
    state: "ACTIVE",
    details: "{}",
  };
  return {
    profile: {
      id: "pf_1",
      created_at: at,
      name: "模拟服务商",
      target: "simulator",
      base_url: "http://localhost:3001/",
      inbox: "in_1",
      mchid: "1900000001",
      serial_no: "0A",
      details: "{}",
      ...sealed,
    },
    exchange: {
      id: "ex_1",
      at,
      profile_id: "pf_1",
      operation_id: "pay-redirect-sign",
      target: "simulator",
      method: "POST",
      url: "http://localhost:3001/v3/a",
      path_and_query: "/v3/a",
      request_headers: "[]",
      request_body: "{}",
      signing: "{}",
      status: 200,
      code: null,
      reply_headers: "[]",
      reply_body: Uint8Array.of(123, 125),
      failure: null,
      took_ms: 12,
      checks: "[]",
      verdict: "verified",
      contract_code: "c-1",
      out_trade_no: null,
      prepay_id: "wx1",
    },
    notification: notificationRow(),
    notification_term: { term: "verdict:verified", notification_id: "nt_1" },
    notification_document: { seq: 1, id: "nt_1", at, text: "" },
    notification_index: { name: "through", value: "nt_1" },
    contract: { profile_id: "pf_1", contract_code: "c-1", last_id: "ex_1", last_at: at },
    inbox_setting: { inbox: "in_1", changed_at: at, answered: 0, keep_days: 30, keep_count: null, plan: "[]" },
    inbox_removed: { inbox: "in_1", removed: 1, last_at: at, up_to_at: at },
    notification_answer: {
      notification_id: "nt_1",
      at,
      kind: "relay",
      status: 500,
      took_ms: 3,
      failure: null,
      url: "http://localhost:8080/notify",
      headers: "[]",
      body: Uint8Array.of(1),
    },
    notification_pin: { notification_id: "nt_1", at, inbox: "in_1" },
    notification_import: { notification_id: "nt_1", at, source: "pasted", captured_at: null, sha256: "00" },
    contract_removed: { profile_id: "pf_1", contract_code: "c-1", removed: 1, last_at: at, up_to_at: at },
    sim_platform: {
      id: "platform",
      created_at: at,
      certificate_serial: "0B",
      certificate_pem: "",
      public_key_id: "PUB_KEY_ID_1",
      public_key_pem: "",
      ...sealed,
    },
    sim_merchant: {
      mchid: "1900000001",
      created_at: at,
      serial_no: "0A",
      certificate_pem: "",
      details: "{}",
      ...sealed,
    },
    sim_order: orderRow(),
    sim_session: { id: "s_1", prepay_id: "wx1", expires_at: at + 7_200_000, ...session },
    sim_contract: { contract_id: "123", ...session },
    sim_delivery: deliveryRow(),
    sim_attempt: {
      id: "at_1",
      delivery_id: "dl_1",
      at,
      number: 1,
      request_headers: "[]",
      status: 204,
      reply_body: null,
      failure: null,
      took_ms: 3,
      outcome: "delivered",
      faults: "[]",
    },
    sim_setting: { key: "ladder", changed_at: at, value: '"general"' },
    sim_fault: {
      id: "ft_1",
      created_at: at,
      kind: "lost",
      place: "notification",
      mode: '{"kind":"next","n":1}',
      mchid: null,
      seen: 0,
      hits: 0,
    },
    sim_received: {
      id: "rc_1",
      at,
      mchid: null,
      method: "GET",
      path: "/v3/certificates",
      status: 401,
      code: "SIGN_ERROR",
      message: "",
      internal_number: 268443699,
      request_id: null,
      took_ms: 1,
    },
  };
}
