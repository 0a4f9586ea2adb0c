import type { ContractFacts, EventParty, NotificationEvent } from "@/lib/wechatpay/events/event";
import { contractEvent } from "@/lib/wechatpay/events/registry";
import { securityEchoSuccess } from "@/lib/wechatpay/events/security-echo-success";
import { transactionSuccess } from "@/lib/wechatpay/events/transaction-success";
import type { DeliveryDraft } from "./command";
import type { Choices } from "./setting-list";
import type { Order, Party, SimContract } from "./state";

/** What a successful payment tells. */
export function paymentNotice(order: Order, paid: { atMs: number; transactionId: string }): DeliveryDraft {
  const { mode: side, outTradeNo, attach, total, currency, notifyUrl: url } = order;
  const { atMs: paidAtMs, transactionId } = paid;
  const facts = { ...partyFacts(order), side, outTradeNo, transactionId, attach, paidAtMs, total, currency };
  return { ...told(transactionSuccess, facts), url, contractCode: null, outTradeNo };
}

type Template = Pick<Choices, "contractTemplate" | "contractMembers">;

/** What signing a contract or ending it tells, by the template that the settings name; all of it is assumed. */
export function contractNotice(contract: SimContract, template: Template, url: string): DeliveryDraft {
  const facts = contractFacts(contract, template.contractMembers);
  const event = contractEvent(template.contractTemplate);
  return { ...told(event, facts), url, contractCode: contract.contractCode, outTradeNo: null };
}

/** What the self-test sends to its `notify_url`. */
export function echoNotice(echo: { mchid: string; echoMessage: string; url: string }): DeliveryDraft {
  return { ...told(securityEchoSuccess, echo), url: echo.url, contractCode: null, outTradeNo: null };
}

/** A contract as the protocol's texts speak of it. */
export function contractFacts(contract: SimContract, members: Choices["contractMembers"]): ContractFacts {
  const { mode, contractId, serviceId, contractCode, displayAccount, signedAtMs, termination } = contract;
  const told = { mode, members, contractId, serviceId, contractCode, displayAccount, signedAtMs, termination };
  return { ...partyFacts(contract), ...told };
}

function partyFacts(of: Party & { mchid: string }): EventParty {
  const { mchid, spAppid: appid, spOpenid: openid, subMchid, subAppid, subOpenid } = of;
  return { mchid, appid, openid, subMchid, subAppid, subOpenid };
}

function told<Facts>(event: NotificationEvent<Facts>, facts: Facts) {
  return { ...event.announce(facts), plaintext: event.plaintext(facts) };
}
