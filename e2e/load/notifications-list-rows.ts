import type { Insertable } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";

const AT_ONCE = 200;

/** What the queries of the bench ask for, by how often it is there. */
export const PLANTED = { everyHundred: "商户测试专用", everyTenThousand: "needle-in-the-haystack" };

/**
 * Notifications like the platform's: half of contracts, half of payments, one in twenty rejected, each with numbers of
 * its own, one second apart. Ids and times begin at `fromMs`.
 */
export async function plantNotifications(
  store: Store,
  { inbox, profileId, count, fromMs }: { inbox: string; profileId: string; count: number; fromMs: number },
): Promise<void> {
  for (let first = 0; first < count; first += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, at) =>
      notificationLike({ number: first + at, inbox, profileId, atMs: fromMs + (first + at) * 1000 }),
    );
    await store.db.insertInto("notification").values(rows).execute();
  }
}

function notificationLike(one: {
  number: number;
  inbox: string;
  profileId: string;
  atMs: number;
}): Insertable<Database["notification"]> {
  const { number, inbox, profileId, atMs } = one;
  const isContract = number % 2 === 0;
  const isRejected = number % 20 === 0;
  const resource = JSON.stringify(isContract ? contractOf(number, atMs) : paymentOf(number, atMs));
  const body = Buffer.from(JSON.stringify({ id: `EV-${number}`, resource: { ciphertext: resource } }));
  return {
    id: newId("nt", atMs),
    at: atMs,
    inbox,
    profile_id: profileId,
    method: "POST",
    path_and_query: `/notify/${inbox}`,
    headers: JSON.stringify(HEADERS),
    body,
    bytes: body.length,
    checks: "[]",
    verdict: isRejected ? "rejected" : "verified",
    failed_step: isRejected ? "rsa" : null,
    answered_status: isRejected ? 401 : 204,
    event_id: `EV-2018022511223320${number}`,
    event_type: isContract ? "ENTRUST.SIGN" : "TRANSACTION.SUCCESS",
    summary: isContract ? "签约成功" : "支付成功",
    resource,
    contract_code: isContract ? `contract-${number}` : null,
    out_trade_no: isContract ? null : `order-${number}`,
  };
}

function contractOf(number: number, atMs: number): object {
  return {
    sp_mchid: "1900000001",
    sub_mchid: `19${String(number % 50).padStart(8, "0")}`,
    sp_appid: "wxd678efh567hg6787",
    sub_appid: "wxd678efh567hg6999",
    service_id: 1253,
    out_contract_code: `contract-${number}`,
    contract_id: `20${String(number * 7919).padStart(14, "0")}`,
    contract_state: number % 3 === 0 ? "TERMINATED" : "SIGNED",
    openid: `oUpF8uMuAJO_M2pxb1Q9zN${(number % 5_000).toString(36)}`,
    create_time: new Date(atMs).toISOString(),
    remark: remarkOf(number),
  };
}

function paymentOf(number: number, atMs: number): object {
  return {
    sp_appid: "wxd678efh567hg6787",
    sp_mchid: "1900000001",
    sub_mchid: `19${String(number % 50).padStart(8, "0")}`,
    out_trade_no: `order-${number}`,
    transaction_id: `42000${String(number * 104_729).padStart(20, "0")}`,
    trade_type: "JSAPI",
    trade_state: number % 200 === 1 ? "PAYERROR" : "SUCCESS",
    trade_state_desc: number % 200 === 1 ? "支付失败" : "支付成功",
    bank_type: "OTHERS",
    attach: remarkOf(number),
    success_time: new Date(atMs).toISOString(),
    payer: { sp_openid: `oUpF8uMuAJO_M2pxb1Q9zN${(number % 5_000).toString(36)}` },
    amount: { total: number % 1_000, payer_total: number % 1_000, currency: "CNY", payer_currency: "CNY" },
    promotion_detail: [{ coupon_id: `cp-${number % 300}`, name: "单品惠-6", scope: "GLOBAL", amount: 100 }],
  };
}

function remarkOf(number: number): string {
  if (number % 10_000 === 77) return PLANTED.everyTenThousand;
  return number % 100 === 7 ? PLANTED.everyHundred : `自定义数据 ${(number * 2_654_435_761) % 4_294_967_296}`;
}

const HEADERS = [
  ["Content-Type", "application/json"],
  ["Wechatpay-Nonce", "EcR8fy3SNMKVUHYHzLwWzm5EnF8XmcB2"],
  ["Wechatpay-Signature", "x".repeat(344)],
  ["Wechatpay-Timestamp", "1800000000"],
  ["Wechatpay-Serial", "PUB_KEY_ID_0119000000012026112300000000000000"],
  ["Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"],
];
