import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { createSend, type Send } from "@/lib/egress";
import { judgeAddress } from "./address";
import { judgeTarget, type TargetPolicy } from "./policy";

/**
 * The way out to targets. What the policy refuses is a failure `TARGET_<RULE>` and sends nothing, also when only the
 * name's resolution shows it; the address that was judged is the one that is dialled. No redirect is followed.
 */
export function createTargetSend(policy: TargetPolicy, lookup: LookupFunction = systemLookup): Send {
  const open = policy.kind === "open";
  const send = open
    ? createSend({ allowPrivate: true })
    : createSend({ allowPrivate: false, ownOrigins: policy.ownOrigins, lookup: judging(lookup) });
  return async (outgoing, limits) => {
    const judged = judgeTarget(outgoing.url, policy);
    if (judged.kind === "allowed") return send(outgoing, limits);
    const code = `TARGET_${judged.rule.toUpperCase()}`;
    return { kind: "failure", code, message: "This address is not allowed as a target.", tookMs: 0 };
  };
}

/** Resolves as the given one does, and fails when any of the addresses is not public. */
function judging(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const all = typeof address === "string" ? [address] : address.map((one) => one.address);
      const rule = all.map(judgeAddress).find((one) => one !== null);
      if (!rule) return callback(null, address, family);
      const code = `TARGET_${rule.toUpperCase()}`;
      callback(
        Object.assign(new Error("The name resolves to an address that is not public."), { code }),
        address,
        family,
      );
    });
}
