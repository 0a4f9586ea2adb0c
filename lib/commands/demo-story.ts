import { fold } from "@/lib/contracts/fold";
import { outcomeOf } from "@/lib/contracts/outcome";
import type { Send } from "@/lib/egress";
import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import type { Locale } from "@/lib/i18n/locale";
import { allPassed } from "@/lib/wechatpay/check";
import { type CheckedNotification, checkNotification } from "@/lib/wechatpay/checks";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { orderBody, presignBody } from "./demo-bodies";
import { type Arrived, openEndpoint } from "./demo-endpoint";
import { fromExchange, fromNotification } from "./demo-evidence";
import { type DemoMerchant, newDemoMerchant } from "./demo-merchant";
import { canonicalLines, checkLines, jsonLines } from "./demo-print";
import { demoText } from "./demo-text";
import { actAsPayer, type ReachedDoor } from "./machine-door";

export type DemoOutside = {
  now(): number;
  random(bytes: number): Uint8Array;
  send: Send;
  print(line: string): void;
};

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
    const order = await speak(
      partnerJsapiOrder as Operation,
      orderBody(merchant, { endpointUrl: endpoint.url, nowMs: outside.now() }),
      merchant,
    );
    chapter();
    const prepayId = order.subject.prepayId ?? "";
    const code = `demo${outside.now()}`;
    const presign = await speak(
      serviceProviderPayRedirectSign as Operation,
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

  async function speak(operation: Operation, body: object, who: DemoMerchant): Promise<Exchange> {
    const world = { clock: outside, wireClock: outside, random: outside.random, send: outside.send };
    const exchange = await call({ operation, pathAndQuery: operation.path, body: JSON.stringify(body), ...who }, world);
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
