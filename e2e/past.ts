import { type KeyObject, randomBytes } from "node:crypto";
import { type SandboxClock, sandboxClock, systemClock } from "@/lib/clock";
import { openStore } from "@/lib/db/client";
import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import { recordExchange } from "@/lib/exchanges/store";
import { newId } from "@/lib/ids";
import { createLog } from "@/lib/machine/log";
import { assembleWorld, type World } from "@/lib/machine/world";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { addressesOf, createProfile, openProfile } from "@/lib/profiles/store";
import { openVault } from "@/lib/profiles/vault";
import type { Action } from "@/lib/simulator/cashier";
import { enrol } from "@/lib/simulator/enrol";
import { act } from "@/lib/simulator/payer";
import { createPlatform } from "@/lib/simulator/platform";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";

/** One story to have happened: how long ago its order was made, whether it was pre-signed, what the payer then did. */
export type PastStory = { code: string; agoMs: number; presigned: boolean; acts: readonly Action[] };

/** Where a story can be looked at. */
export type PastTrace = { profileId: string; prepayId: string; exchangeId: string };

/**
 * Plants stories in a data folder before the server that owns it starts. Each is lived through by the product's own
 * functions under a clock that is turned back: signed calls, the simulated platform's signed replies, checked and kept.
 */
export async function plantPast(
  where: { dataDir: string; doorUrl: string },
  stories: readonly PastStory[],
): Promise<PastTrace[]> {
  const { dataDir, doorUrl } = where;
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const vault = openVault({ dataDir, appKey: undefined });
  const parts = { store, vault, publicUrl: doorUrl, allowPrivate: true, log: createLog("silent") };
  const profile = await newMerchant(assembleWorld({ ...parts, clock: turnedBack(oldestAgoMs(stories)) }));
  const traces: PastTrace[] = [];
  for (const story of stories) {
    const then = assembleWorld({ ...parts, clock: turnedBack(story.agoMs) });
    traces.push(await live(story, profile, then));
  }
  await store.close();
  return traces;
}

/** What a forger would have to know of a merchant that the simulated platform has enrolled. */
export type PlantedMerchant = { mchid: string; inbox: string; serial: string; apiv3Key: KeyObject };

/** Plants a profile of a simulated merchant before the server that owns the folder starts. */
export async function plantMerchant({
  dataDir,
  doorUrl,
}: {
  dataDir: string;
  doorUrl: string;
}): Promise<PlantedMerchant> {
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const vault = openVault({ dataDir, appKey: undefined });
  const parts = { store, vault, publicUrl: doorUrl, allowPrivate: true, log: createLog("silent") };
  const { id, mchid, inbox, platformSerials } = await newMerchant(assembleWorld(parts));
  const opened = await openProfile({ id }, { db: store.db, vault });
  await store.close();
  const [serial] = platformSerials;
  if (!opened || serial === undefined) throw new Error("The profile that was just made is not there");
  return { mchid, inbox, serial, apiv3Key: opened.keys.apiv3Key };
}

async function live(story: PastStory, profile: ProfileSummary, world: World): Promise<PastTrace> {
  const { spAppid, spOpenid, subMchid, subAppid, subOpenid, mchid, serviceId, notifyUrl } = profile;
  const parties = { sp_appid: spAppid, sub_mchid: subMchid, sub_appid: subAppid, notify_url: notifyUrl };
  const order = await callAndKeep(partnerJsapiOrder as Operation, profile, {
    world,
    input: {
      ...parties,
      sp_mchid: mchid,
      description: "图书馆借阅服务",
      out_trade_no: `order_${story.code}`,
      amount: { total: 1, currency: "CNY" },
      payer: { sp_openid: spOpenid },
    },
  });
  const prepayId = order.subject.prepayId ?? "";
  const presign = {
    ...parties,
    sp_openid: spOpenid,
    sub_openid: subOpenid,
    service_id: serviceId,
    out_contract_code: story.code,
    contract_display_account: "微信代扣用户A",
    prepay_id: prepayId,
  };
  const last = story.presigned
    ? await callAndKeep(serviceProviderPayRedirectSign as Operation, profile, { world, input: presign })
    : order;
  for (const action of story.acts) {
    const { kind } = await act(prepayId, action, world.sim);
    if (kind !== "done") throw new Error(`The payer could not ${action}`);
  }
  return { profileId: profile.id, prepayId, exchangeId: last.id };
}

/** A call that must succeed; it never leaves this process, the platform is a function here. */
async function callAndKeep(
  operation: Operation,
  profile: ProfileSummary,
  { world, input }: { world: World; input: object },
): Promise<Exchange> {
  const opened = await openProfile({ id: profile.id }, { db: world.store.db, vault: world.vault });
  if (!opened) throw new Error(`No profile ${profile.id}`);
  const platform = createPlatform(world.sim);
  const exchange = await call(
    { operation, pathAndQuery: operation.path, body: JSON.stringify(input), profile, keys: opened.keys },
    {
      clock: world.clock,
      wireClock: world.wireClock,
      random: (bytes) => randomBytes(bytes),
      async send({ method, url, headers, body }) {
        const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
        const reply = await platform(new Request(url, { ...init, body: Buffer.from(body) }));
        const answer = new Uint8Array(await reply.arrayBuffer());
        return { kind: "reply", status: reply.status, headers: [...reply.headers], body: answer, tookMs: 1 };
      },
    },
  );
  if (exchange.verdict !== "verified" && exchange.reply.kind === "reply") {
    throw new Error(`${operation.id} was refused: ${Buffer.from(exchange.reply.body)}`);
  }
  await recordExchange(world.store, exchange);
  return exchange;
}

/** A profile whose merchant the simulated platform has enrolled. */
export async function newMerchant(world: World): Promise<ProfileSummary> {
  const { clock, store, vault, sim, publicUrl } = world;
  const keys = await newMerchantKeys();
  const granted = await enrol({ publicKeyPem: keys.publicKeyPem, apiv3Key: keys.apiv3Key }, sim);
  const { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid } = granted;
  const inbox = newId("in", clock.now());
  return createProfile(
    {
      id: newId("pf", clock.now()),
      name: "yesterday",
      target: "simulator",
      inbox,
      ...addressesOf(inbox, publicUrl),
      ...{ mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid },
    },
    {
      privateKeyPem: keys.privateKeyPem,
      apiv3Key: keys.apiv3Key,
      platformKeys: {
        [granted.publicKeyId]: granted.publicKeyPem,
        [granted.platformSerial]: granted.platformCertificatePem,
      },
    },
    { db: store.db, vault, nowMs: clock.now() },
  );
}

function oldestAgoMs(stories: readonly PastStory[]): number {
  return Math.max(0, ...stories.map(({ agoMs }) => agoMs));
}

/** The sandbox's clock so far behind; signatures go by real time. */
function turnedBack(agoMs: number): SandboxClock {
  const clock = sandboxClock(systemClock);
  clock.turn({ mode: "offset", offsetMs: -agoMs });
  return clock;
}
