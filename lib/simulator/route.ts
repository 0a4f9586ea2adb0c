import type { Operation } from "@/lib/wechatpay/operation";
import type { Input } from "./input";
import type { Merchant } from "./merchant";
import type { SimOutside } from "./outside";
import type { Refusal } from "./refusals";

/** What a handler found: the reply's members in their order, or which rule said no. */
export type Handled = { kind: "ok"; body: object } | { kind: "refused"; rule: Refusal };

/** One operation that the platform serves; `input` has kept every rule of the operation's schema. */
export type Route = {
  operation: Operation;
  handle(input: Input, merchant: Merchant, outside: SimOutside): Promise<Handled>;
};
