import { setTimeout as pause } from "node:timers/promises";
import { webRandom } from "@/components/operations/fresh-code";
import { workingValues } from "@/components/operations/working-values";
import type { Played, Scenario } from "@/components/simulator/scenarios/scenario";
import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import { recordExchange } from "@/lib/exchanges/store";
import { type World, world } from "@/lib/machine/world";
import { listProfiles, type OpenedProfile, openProfile } from "@/lib/profiles/store";
import type { Action } from "@/lib/simulator/cashier";
import { advance } from "@/lib/simulator/clock";
import type { FaultKind } from "@/lib/simulator/fault-kinds";
import { addFault } from "@/lib/simulator/faults";
import { listDeliveries } from "@/lib/simulator/overview";
import type { DeliveryRow } from "@/lib/simulator/overview-rows";
import { act, getCashier } from "@/lib/simulator/payer";
import { inputFromForm } from "@/lib/wechatpay/form";
import { type FormValues, requestTexts } from "@/lib/wechatpay/form-input";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { sheetOf } from "@/lib/wechatpay/sheet";

const PAST_THE_END_MS = 1000;
/** An attempt takes five seconds at the most; whoever waits for one longer waits for nothing. */
const PATIENCE_MS = 8000;
const LOOK_EVERY_MS = 50;
const LOOKED_AT = 20;

/** A story that cannot go on; its message says where it stopped. */
class Stopped extends Error {}

/** Our own side orders and pre-signs, the payer acts, and the platform does what the story needs. */
export async function playOut(scenario: Scenario): Promise<Played> {
  const here = await world();
  const simulated = (await listProfiles(here.store.db)).find(({ target }) => target === "simulator");
  const profile = simulated && (await openProfile({ id: simulated.id }, { db: here.store.db, vault: here.vault }));
  if (!profile) return { kind: "stopped", why: "no merchant" };
  try {
    const stage = await setStage(profile, here);
    const turnedMs = await PLAYS[scenario](stage);
    return { kind: "played", profileId: profile.summary.id, contractCode: stage.contractCode, turnedMs };
  } catch (error) {
    if (error instanceof Stopped) return { kind: "stopped", why: error.message };
    throw error;
  }
}

type Stage = { here: World; mchid: string; prepayId: string; outTradeNo: string; contractCode: string };

/** Each says by how much it turned the sandbox's clock, in milliseconds. */
const PLAYS: Record<Scenario, (stage: Stage) => Promise<number>> = {
  agree: (stage) => acts(stage, "pay", "agree"),
  decline: (stage) => acts(stage, "pay", "decline"),
  close: (stage) => acts(stage, "pay", "close"),
  payment_fails: (stage) => acts(stage, "fail"),
  async expire(stage) {
    await acts(stage, "pay");
    const { sim } = stage.here;
    const endsMs = (await getCashier(stage.prepayId, sim))?.session?.expiresAtMs ?? sim.clock.now();
    return turn(Math.max(0, endsMs - sim.clock.now()) + PAST_THE_END_MS, stage.here);
  },
  lost: (stage) => spoilContractNotification(stage, "lost"),
  forged: (stage) => spoilContractNotification(stage, "wrong_signature"),
};

/** An order and a pre-sign for it, by our own side, as a person would send them. */
async function setStage(profile: OpenedProfile, here: World): Promise<Stage> {
  const order = await speak(partnerJsapiOrder as Operation, {}, { profile, here });
  const prepayId = order.subject.prepayId;
  if (prepayId === null) throw new Stopped(answerOf(order));
  const presign = await speak(serviceProviderPayRedirectSign as Operation, { prepay_id: prepayId }, { profile, here });
  if (presign.reply.kind === "failure" || presign.reply.status !== 200) throw new Stopped(answerOf(presign));
  return {
    here,
    mchid: profile.summary.mchid,
    prepayId,
    outTradeNo: order.subject.outTradeNo ?? "",
    contractCode: presign.subject.contractCode ?? "",
  };
}

type Speaker = { profile: OpenedProfile; here: World };

async function speak(
  operation: Operation,
  values: FormValues,
  { profile: { summary, keys }, here }: Speaker,
): Promise<Exchange> {
  const nowMs = here.clock.now();
  const prefilled = workingValues(sheetOf(operation), { profile: summary, nowMs, random: webRandom });
  const texts = requestTexts(operation, inputFromForm(operation, { ...prefilled, ...values }));
  const exchange = await call({ operation, ...texts, profile: summary, keys }, here.ours);
  await recordExchange(here.store, exchange);
  return exchange;
}

function answerOf({ operationId, reply }: Exchange): string {
  return `${operationId}: ${reply.kind === "failure" ? reply.code : reply.status}`;
}

async function acts({ here, prepayId }: Stage, ...actions: Action[]): Promise<number> {
  for (const action of actions) {
    const acted = await act(prepayId, action, here.sim);
    if (acted.kind === "refused") throw new Stopped(acted.rule);
  }
  return 0;
}

async function turn(ms: number, { sim }: World): Promise<number> {
  await advance(ms, sim);
  return ms;
}

/** The payment's own notification goes out first, so that the fault meets the contract's; then its resend is due. */
async function spoilContractNotification(stage: Stage, kind: FaultKind): Promise<number> {
  const { here, mchid } = stage;
  await acts(stage, "pay");
  const payment = await attempted((delivery) => delivery.outTradeNo === stage.outTradeNo, here);
  await addFault({ kind, place: "notification", mode: { kind: "next", n: 1 }, mchid }, here.sim);
  await acts(stage, "agree");
  const { dueAtMs } = await attempted(
    (delivery) => delivery.contractCode === stage.contractCode && delivery.id !== payment.id,
    here,
  );
  return dueAtMs === null ? 0 : turn(Math.max(0, dueAtMs - here.sim.clock.now()), here);
}

/** The delivery once it has been attempted; the dispatcher does that by itself. */
async function attempted(isMeant: (delivery: DeliveryRow) => boolean, { sim }: World): Promise<DeliveryRow> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
    const found = (await listDeliveries(sim, { limit: LOOKED_AT })).find(isMeant);
    if (found && found.attempts > 0) return found;
    await pause(LOOK_EVERY_MS);
  }
  throw new Stopped("no attempt");
}
