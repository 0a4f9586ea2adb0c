import { contractDefault } from "./contract-default";
import { creditRepayment } from "./credit-repayment";
import { ecommerceEntrust } from "./ecommerce-entrust";
import { education } from "./education";
import { entrust } from "./entrust";
import type { ContractFacts, NotificationEvent } from "./event";
import { papay } from "./papay";
import { payscore } from "./payscore";
import { payscorePlan } from "./payscore-plan";
import { securityEchoSuccess } from "./security-echo-success";
import { transactionSuccess } from "./transaction-success";

/** How a contract can be told of; which of them the platform uses is not public. The first is the sandbox's choice. */
export const CONTRACT_EVENTS: readonly NotificationEvent<ContractFacts>[] = [
  contractDefault,
  entrust,
  ecommerceEntrust,
  payscore,
  education,
  creditRepayment,
  papay,
  payscorePlan,
];

/** The contract notification of that template, or the default one. */
export function contractEvent(id: string): NotificationEvent<ContractFacts> {
  return CONTRACT_EVENTS.find((event) => event.id === id) ?? contractDefault;
}

/** Everything that can arrive, as documentation. */
export const EVENTS: readonly Pick<
  NotificationEvent<never>,
  "id" | "title" | "note" | "eventTypes" | "standing" | "source"
>[] = [transactionSuccess, ...CONTRACT_EVENTS, securityEchoSuccess];
