import * as z from "zod";
import { CLOCK_RANGE } from "@/lib/clock";
import { ACTIONS, type Cashier } from "@/lib/simulator/cashier";
import { FAULT_KINDS, type Fault } from "@/lib/simulator/fault-kinds";
import type {
  AttemptRow,
  DeliveryDetail,
  DeliveryRow,
  OrderRow,
  SessionRow,
  SimContractRow,
} from "@/lib/simulator/overview-rows";
import type { ReceivedRow } from "@/lib/simulator/received-rows";
import { TERMINATION_MODES } from "@/lib/simulator/termination-modes";

const SPAN_MS = CLOCK_RANGE.toMs - CLOCK_RANGE.fromMs;

/** Milliseconds since 1970. */
const time = z.int();
const orderState = z.enum(["NOTPAY", "SUCCESS", "CLOSED"]);
const sessionState = z.enum(["ACTIVE", "PROMPTED", "SIGNED", "DECLINED", "CLOSED", "EXPIRED"]);
const contractState = z.enum(["SIGNED", "TERMINATED"]);
const preSignMode = z.enum(["normal", "service-provider", "qs", "ecommerce"]);
export const terminationMode = z.enum(TERMINATION_MODES);
export const action = z.enum(ACTIONS);
const faultKind = z.enum(FAULT_KINDS);

export const clockState = z
  .discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("real") }),
    z.strictObject({ mode: z.literal("offset"), offsetMs: z.int().min(-SPAN_MS).max(SPAN_MS) }),
    z.strictObject({ mode: z.literal("frozen"), atMs: z.int().min(CLOCK_RANGE.fromMs).max(CLOCK_RANGE.toMs) }),
  ])
  .meta({ id: "ClockState" });

export const clock = z.strictObject({ state: clockState, nowMs: time, now: z.iso.datetime() }).meta({ id: "Clock" });

export const faultDraft = z
  .strictObject({
    kind: faultKind,
    place: z.enum(["reply", "notification"]),
    mode: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("next"), n: z.int().min(1).max(1_000_000) }),
        z.strictObject({ kind: z.literal("share"), share: z.number().min(0).max(1), seed: z.int() }),
      ])
      .default({ kind: "next", n: 1 }),
    mchid: z.string().max(32).nullable().default(null).meta({ description: "Null: every merchant." }),
  })
  .meta({ id: "FaultDraft" });

export const fault = z
  .strictObject({
    id: z.string(),
    kind: faultKind,
    place: z.enum(["reply", "notification"]),
    mode: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("next"), n: z.int() }),
      z.strictObject({ kind: z.literal("share"), share: z.number(), seed: z.int() }),
    ]),
    mchid: z.string().nullable(),
    createdAtMs: time,
    seen: z.int().meta({ description: "Replies or notifications that passed by." }),
    hits: z.int().meta({ description: "Those of them that were spoiled." }),
  })
  .meta({ id: "Fault" }) satisfies z.ZodType<Fault>;

export const cashier = z
  .strictObject({
    prepayId: z.string(),
    mchid: z.string(),
    orderState: orderState.nullable(),
    description: z.string(),
    total: z.int().meta({ description: "In fen." }),
    currency: z.string(),
    merchantName: z.string(),
    payTime: time.nullable(),
    expiresAtMs: time,
    isPasswordFree: z.boolean(),
    session: z
      .strictObject({
        state: sessionState,
        contractCode: z.string(),
        serviceId: z.int(),
        displayAccount: z.string(),
        expiresAtMs: time,
        contractId: z.string().nullable(),
      })
      .nullable(),
    actions: z.array(action).meta({ description: "What the payer can do now." }),
  })
  .meta({ id: "Cashier" }) satisfies z.ZodType<Cashier>;

export const order = z
  .strictObject({
    prepayId: z.string(),
    mchid: z.string(),
    outTradeNo: z.string(),
    description: z.string(),
    total: z.int(),
    orderState,
    createdAtMs: time,
    expiresAtMs: time,
    contractCode: z.string().nullable(),
    sessionState: sessionState.nullable(),
  })
  .meta({ id: "Order" }) satisfies z.ZodType<OrderRow>;

export const session = z
  .strictObject({
    id: z.string(),
    mchid: z.string(),
    mode: preSignMode,
    scene: z.enum(["pay-redirect-sign", "mini-program"]),
    prepayId: z.string(),
    serviceId: z.int(),
    contractCode: z.string(),
    displayAccount: z.string(),
    state: sessionState,
    createdAtMs: time,
    expiresAtMs: time,
  })
  .meta({ id: "Session" }) satisfies z.ZodType<SessionRow>;

export const contract = z
  .strictObject({
    contractId: z.string(),
    mchid: z.string(),
    mode: preSignMode,
    serviceId: z.int(),
    contractCode: z.string(),
    displayAccount: z.string(),
    state: contractState,
    signedAtMs: time,
    terminatedAtMs: time.nullable(),
    terminationMode: terminationMode.nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: "Contract" }) satisfies z.ZodType<SimContractRow>;

const outcome = z.enum(["delivered", "refused", "timeout", "unreachable", "lost", "held"]);

const deliveryRow = {
  id: z.string(),
  eventType: z.string(),
  url: z.string(),
  state: z.enum(["pending", "delivered", "given_up"]),
  attempts: z.int(),
  dueAtMs: time.nullable(),
  createdAtMs: time,
  contractCode: z.string().nullable(),
  outTradeNo: z.string().nullable(),
  lastStatus: z.int().nullable(),
  lastOutcome: outcome.nullable(),
};

export const delivery = z.strictObject(deliveryRow).meta({ id: "Delivery" }) satisfies z.ZodType<DeliveryRow>;

const attempt = z
  .strictObject({
    id: z.string(),
    number: z.int(),
    atMs: time,
    requestHeaders: z.array(z.tuple([z.string(), z.string()])),
    status: z.int().nullable(),
    replyText: z.string().nullable(),
    failure: z.string().nullable(),
    tookMs: z.int(),
    outcome,
    faults: z.array(faultKind),
  })
  .meta({ id: "Attempt" }) satisfies z.ZodType<AttemptRow>;

export const deliveryDetail = z
  .strictObject({
    ...deliveryRow,
    mchid: z.string(),
    eventId: z.string(),
    body: z.string().meta({ description: "The exact body that every attempt sends." }),
    history: z.array(attempt),
  })
  .meta({ id: "DeliveryDetail" }) satisfies z.ZodType<DeliveryDetail>;

export const received = z
  .strictObject({
    id: z.string(),
    atMs: time,
    mchid: z.string().nullable(),
    method: z.string(),
    path: z.string(),
    status: z.int().nullable().meta({ description: "Null where the connection was broken instead." }),
    code: z.string().nullable(),
    message: z.string().nullable(),
    internalNumber: z.int().nullable(),
    requestId: z.string().nullable(),
    tookMs: z.int(),
  })
  .meta({ id: "Received" }) satisfies z.ZodType<ReceivedRow>;
