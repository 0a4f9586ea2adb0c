import type { Operation } from "@/lib/wechatpay/operation";
import { readPathAndQuery } from "@/lib/wechatpay/path-and-query";
import type { Input } from "./input";
import type { Merchant } from "./merchant";
import type { SimOutside } from "./outside";
import type { PlatformKeyRing, SigningKey } from "./platform-keys";
import type { Refusal } from "./refusals";

/** What a handler found: the reply's members in their order, nothing to say (204), or which rule said no. */
export type Handled = { kind: "ok"; body: object } | { kind: "done" } | { kind: "refused"; rule: Refusal };

/**
 * A call that has been let in: `input` has kept every rule of the operation's schema, `namedSerial` is the request's
 * `Wechatpay-Serial` and `replyKey` what will sign the answer, out of the `ring`.
 */
export type Call = {
  input: Input;
  merchant: Merchant;
  namedSerial: string | null;
  replyKey: SigningKey;
  ring: PlatformKeyRing;
};

/** One operation that the platform serves. */
export type Route = {
  operation: Operation;
  handle(call: Call, outside: SimOutside): Promise<Handled>;
};

export type Found =
  | { kind: "found"; route: Route; path: Record<string, string>; query: Record<string, string> }
  | { kind: "no_path" }
  | { kind: "other_method" };

/** The route whose template the request's path fits; a template and a literal path never fit the same one here. */
export function findRoute(routes: readonly Route[], method: string, pathAndQuery: string): Found {
  const fitting = routes.flatMap((route) => {
    const filled = readPathAndQuery(route.operation, pathAndQuery);
    return filled && Object.values(filled.path).every((text) => text !== "") ? [{ route, ...filled }] : [];
  });
  if (fitting.length === 0) return { kind: "no_path" };
  const found = fitting.find(({ route }) => route.operation.method === method);
  return found ? { kind: "found", ...found } : { kind: "other_method" };
}
