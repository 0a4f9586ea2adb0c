"use server";

import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { call } from "@/lib/exchanges/call";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { sealedFor } from "@/lib/exchanges/sealed-field";
import { recordExchange } from "@/lib/exchanges/store";
import { summaryOf } from "@/lib/exchanges/summary";
import { world } from "@/lib/machine/world";
import { openProfile } from "@/lib/profiles/store";
import { inputFromForm } from "@/lib/wechatpay/form";
import { requestTexts } from "@/lib/wechatpay/form-input";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { securityEcho } from "@/lib/wechatpay/operations/security-echo";

/** Wide enough to send what is far too long on purpose, narrow enough that nobody fills the store with one form. */
const input = z.object({
  operationId: z.string().check(z.maxLength(100)),
  profileId: z.string().check(z.maxLength(100)),
  values: z.record(z.string().check(z.maxLength(200)), z.string().check(z.maxLength(20_000))),
});

type Called =
  | { kind: "called"; exchange: ExchangeSummary }
  | { kind: "refused"; reason: "unknown_operation" | "unknown_profile" };

/** Signs, sends and records one call. The bytes are made here, once, from the form; rules do not stop them. */
export const callOperation = actionClient.inputSchema(input).action(async ({ parsedInput }): Promise<Called> => {
  const operation = operationById(parsedInput.operationId);
  if (!operation) return { kind: "refused", reason: "unknown_operation" };
  const { ours, store, vault } = await world();
  const profile = await openProfile({ id: parsedInput.profileId }, { db: store.db, vault });
  if (!profile) return { kind: "refused", reason: "unknown_profile" };
  const request = requestTexts(operation, inputFromForm(operation, parsedInput.values));
  const exchange = await call({ operation, ...request, profile: profile.summary, keys: profile.keys }, ours);
  await recordExchange(store, exchange);
  return { kind: "called", exchange: summaryOf(exchange) };
});

const sealing = z.object({
  profileId: z.string().check(z.maxLength(100)),
  text: z.string().check(z.maxLength(20_000)),
});

type Sealed =
  | { kind: "sealed"; sealed: string; serial: string }
  | { kind: "refused"; reason: "unknown_profile" | "too_long" };

/** Encrypts a text with the platform key that the self-test's request will name; one call cannot mix two keys. */
export const sealForEcho = actionClient.inputSchema(sealing).action(async ({ parsedInput }): Promise<Sealed> => {
  const { store, vault } = await world();
  const profile = await openProfile({ id: parsedInput.profileId }, { db: store.db, vault });
  if (!profile) return { kind: "refused", reason: "unknown_profile" };
  const sealed = sealedFor(securityEcho, parsedInput.text, profile);
  return sealed ?? { kind: "refused", reason: "too_long" };
});
