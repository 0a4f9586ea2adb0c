import type { Evidence } from "@/lib/contracts/contract";
import { fold } from "@/lib/contracts/fold";
import { outcomeOf } from "@/lib/contracts/outcome";
import type { Send } from "@/lib/egress";
import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import type { Locale } from "@/lib/i18n/locale";
import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { allPassed } from "@/lib/wechatpay/check";
import { type CheckedNotification, checkNotification } from "@/lib/wechatpay/checks";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { payRedirectSign } from "@/lib/wechatpay/operations/pay-redirect-sign";
import { type Arrived, openEndpoint } from "./demo-endpoint";
import { newDemoMerchant } from "./demo-merchant";
import { canonicalLines, checkLines, jsonLines } from "./demo-print";
import { demoText } from "./demo-text";
import { actAsPayer, type ReachedDoor } from "./machine-door";

export type DemoOutside = {
  now(): number;
  random(bytes: number): Uint8Array;
  send: Send;
  print(line: string): void;
};

type Merchant = { profile: ProfileSummary; keys: ProfileKeys };

/** The whole story as a transcript; true only if the contract ends SIGNED and every check on the way passed. */
export async function tellStory(door: ReachedDoor, locale: Locale, outside: DemoOutside): Promise<boolean> {
  const text = demoText(locale);
  const chapter = chapters(text.steps, outside.print);
  outside.print(text.title);
  outside.print(door.isOurs ? text.own(door.baseUrl) : text.running(door.baseUrl));

  chapter();
  const merchant = await newDemoMerchant(door, outside.send);
  outside.print(`  ${text.merchant(merchant.profile.mchid, merchant.profile.serialNo)}`);
  const check = (message: Arrived) => checkNotification(message, merchant.keys, outside.now());
  const endpoint = await openEndpoint((message) => allPassed(check(message).checks));
  try {
    chapter();
    const order = await speak(partnerJsapiOrder as Operation, orderBody(merchant, endpoint.url, outside), merchant);
    chapter();
    const prepayId = order.subject.prepayId ?? "";
    const code = `demo${outside.now()}`;
    const presign = await speak(
      payRedirectSign as Operation,
      presignBody(merchant, { notifyUrl: `${endpoint.url}/sign`, prepayId, code }),
      merchant,
    );
    chapter();
    for (const action of ["pay", "agree"]) {
      const { orderState, session } = await actAsPayer(door, { prepayId, action }, outside.send);
      outside.print(`  ${text.payer(orderState, session?.state ?? "–")}`);
    }
    chapter();
    const arrived = (await endpoint.arrived(2, 10_000)).map((message) => ({ message, ...check(message) }));
    for (const one of arrived) printNotification(one);
    if (arrived.length < 2) outside.print(`  ${text.waiting(arrived.length)}`);
    outside.print(`  ${text.assumed}`);
    chapter();
    const evidence = [...[order, presign].map(fromExchange), ...arrived.map(fromNotification(outside.now()))];
    const outcome = outcomeOf(fold(code, evidence), outside.now());
    outside.print(`  ${text.outcome(code, outcome.kind)}`);
    const checked = [order, presign].every(({ verdict }) => verdict === "verified") && arrived.length === 2;
    const isSigned = outcome.kind === "signed" && checked && arrived.every(({ checks }) => allPassed(checks));
    outside.print(`\n${isSigned ? text.signed : text.notSigned}`);
    return isSigned;
  } finally {
    await endpoint.close();
  }

  async function speak(operation: Operation, body: object, who: Merchant): Promise<Exchange> {
    const world = { clock: { now: outside.now }, random: outside.random, send: outside.send };
    const exchange = await call({ operation, body: JSON.stringify(body), ...who }, world);
    outside.print(`  ${operation.method} ${exchange.request.pathAndQuery}`);
    outside.print(`  ${text.canonical}`);
    for (const line of canonicalLines(exchange.signing.canonical)) outside.print(line);
    const { reply } = exchange;
    if (reply.kind === "failure") throw new Error(text.failure(reply.message));
    outside.print(`  ${text.reply(reply.status, reply.tookMs)}`);
    outside.print(`    ${Buffer.from(reply.body).toString("utf8")}`);
    for (const line of checkLines(exchange.checks, locale)) outside.print(line);
    if (reply.status !== 200) throw new Error(text.notSigned);
    return exchange;
  }

  function printNotification({
    message,
    checks,
    envelope,
    resource,
  }: CheckedNotification & { message: Arrived }): void {
    outside.print(`  ${text.notified(envelope?.eventType ?? "?", message.path)}`);
    for (const line of checkLines(checks, locale)) outside.print(line);
    if (resource === null) return;
    outside.print(`    ${text.plaintext}`);
    for (const line of jsonLines(resource)) outside.print(line);
  }
}

function chapters(titles: readonly string[], print: (line: string) => void): () => void {
  let number = 0;
  return () => {
    number += 1;
    print(`\n${number}. ${titles[number - 1]}`);
  };
}

function orderBody({ profile }: Merchant, endpointUrl: string, { now }: DemoOutside): object {
  return {
    sp_appid: profile.spAppid,
    sp_mchid: profile.mchid,
    sub_appid: profile.subAppid,
    sub_mchid: profile.subMchid,
    description: "图书馆借阅服务",
    out_trade_no: `DEMO${now()}`,
    notify_url: `${endpointUrl}/pay`,
    amount: { total: 1, currency: "CNY" },
    payer: { sp_openid: profile.spOpenid },
  };
}

function presignBody({ profile }: Merchant, about: { notifyUrl: string; prepayId: string; code: string }): object {
  return {
    sp_appid: profile.spAppid,
    sp_openid: profile.spOpenid,
    sub_mchid: profile.subMchid,
    sub_appid: profile.subAppid,
    sub_openid: profile.subOpenid,
    service_id: profile.serviceId,
    out_contract_code: about.code,
    notify_url: about.notifyUrl,
    contract_display_account: "微信代扣用户A",
    prepay_id: about.prepayId,
  };
}

function fromExchange({ id, atMs, operationId, verdict, request, reply }: Exchange): Evidence {
  const answered = reply.kind === "reply" ? reply : null;
  return {
    kind: "exchange",
    id,
    atMs,
    operationId,
    verdict,
    status: answered?.status ?? null,
    request: JSON.parse(request.body),
    reply: answered ? JSON.parse(Buffer.from(answered.body).toString("utf8")) : null,
  };
}

function fromNotification(atMs: number) {
  return ({ checks, envelope, resource }: CheckedNotification, index: number): Evidence => ({
    kind: "notification",
    id: `demo-${index}`,
    atMs,
    verdict: allPassed(checks) ? "verified" : "rejected",
    eventType: envelope?.eventType ?? null,
    failedStep: checks.find(({ verdict }) => verdict === "fail")?.id ?? null,
    resource: resource === null ? null : JSON.parse(resource),
  });
}
