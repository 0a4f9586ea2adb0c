"use server";

import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import type { Exchange, ExchangeVerdict } from "@/lib/exchanges/exchange";
import { callAboutContract } from "@/lib/machine/contract-call";
import { world } from "@/lib/machine/world";
import { parseObject, textMember } from "@/lib/wechatpay/json";

const contract = {
  profileId: z.string().check(z.maxLength(100)),
  contractCode: z.string().check(z.minLength(1), z.maxLength(64)),
  serviceId: z.nullable(z.number()),
};

/** What the platform answered, short enough to be shown beside the button; the exchange's page has the rest. */
export type Answered =
  | { kind: "unknown_profile" }
  | {
      kind: "answered";
      exchangeId: string;
      /** Null when no answer came. */
      status: number | null;
      verdict: ExchangeVerdict;
      code: string | null;
      message: string | null;
      state: string | null;
    };

/** Asks the platform for the state of a contract, now, and records what it says. */
export const queryContract = actionClient
  .inputSchema(z.object(contract))
  .action(async ({ parsedInput }) =>
    answered(await callAboutContract({ kind: "query", ...parsedInput }, await world())),
  );

/** Ends a contract by the merchant's own call. WeChat Pay docs (解约协议): the remark has 1 to 256 characters. */
export const terminateContract = actionClient
  .inputSchema(z.object({ ...contract, remark: z.string().check(z.trim(), z.minLength(1), z.maxLength(256)) }))
  .action(async ({ parsedInput }) =>
    answered(await callAboutContract({ kind: "terminate", ...parsedInput }, await world())),
  );

function answered(exchange: Exchange | null): Answered {
  if (!exchange) return { kind: "unknown_profile" };
  const { id: exchangeId, verdict, reply } = exchange;
  if (reply.kind === "failure") {
    return {
      kind: "answered",
      exchangeId,
      status: null,
      verdict,
      code: reply.code,
      message: reply.message,
      state: null,
    };
  }
  const said = parseObject(new TextDecoder().decode(reply.body));
  return {
    kind: "answered",
    exchangeId,
    status: reply.status,
    verdict,
    code: textMember(said, "code"),
    message: textMember(said, "message"),
    state: textMember(said, "contract_state"),
  };
}
