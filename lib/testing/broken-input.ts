import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { violations } from "@/lib/wechatpay/validate";

export const preSign = serviceProviderPayRedirectSign as Operation;
export const order = partnerJsapiOrder as Operation;
export const good = inputFromForm(preSign, exampleForm(preSign)).body;
export const goodOrder = inputFromForm(order, exampleForm(order)).body;

export const inBody = (body: unknown) => ({ path: {}, query: {}, body });

/** What is broken, in short: pointer, rule, and `notice` where the sandbox lets it pass. */
export function broken(op: Operation, input: unknown): string[] {
  return violations(op, inBody(input)).map(
    ({ pointer, rule, severity }) => `${pointer} ${rule.kind}${severity === "notice" ? " notice" : ""}`,
  );
}

/** `input` with the member at a dotted name replaced; undefined takes it away. */
export function put(input: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const [member = "", ...rest] = name.split(".");
  if (rest.length > 0)
    return { ...input, [member]: put((input[member] ?? {}) as Record<string, unknown>, rest.join("."), value) };
  const { [member]: _, ...others } = input;
  return value === undefined ? others : { ...others, [member]: value };
}
