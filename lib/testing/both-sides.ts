import { createSend, type Limits, type Outgoing } from "@/lib/egress";
import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import { newId } from "@/lib/ids";
import { createLog } from "@/lib/machine/log";
import { openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { openedByInbox } from "@/lib/profiles/opened";
import { createProfile } from "@/lib/profiles/store";
import { heldKeys } from "@/lib/simulator/held-keys";
import type { KeyMode } from "@/lib/simulator/merchant";
import { platformKeys } from "@/lib/simulator/platform-keys";
import type { Operation } from "@/lib/wechatpay/operation";
import { APIV3_KEY, type TestWorld, testWorld } from "./simulated-world";

const INBOX = "in_both";

export type BothSides = Awaited<ReturnType<typeof bothSides>>;

/**
 * A machine door over a test's world, and our own console's side with a profile of its merchant. It holds of the
 * platform's keys what a merchant in that mode holds, and waits no longer than `patienceMs` for an answer.
 */
export async function bothSides({
  patienceMs = 5000,
  keyMode = "public_key",
}: {
  patienceMs?: number;
  keyMode?: KeyMode;
} = {}) {
  const world: TestWorld = await testWorld({ keyMode });
  const { store, clock, wireClock, sim, enrolment, keys } = world;
  const made = assembleWorld({
    store,
    vault: sim.vault,
    publicUrl: "http://localhost",
    allowPrivate: true,
    log: createLog("silent"),
    clock,
    wireClock,
  });
  const door = await openDoor(made, { host: "127.0.0.1", port: 0, maxBodyBytes: 100_000, sandboxToken: null });
  const baseUrl = `http://127.0.0.1:${door.port}`;
  const { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid } = enrolment;
  await createProfile(
    {
      id: newId("pf", wireClock.now()),
      name: "both",
      target: "simulator",
      baseUrl: `${baseUrl}/`,
      inbox: INBOX,
      notifyUrl: `${baseUrl}/notify/${INBOX}`,
      ...{ mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid },
    },
    {
      privateKeyPem: keys.privateKeyPem,
      apiv3Key: APIV3_KEY,
      platformKeys: heldKeys(keyMode, await platformKeys(sim)),
    },
    { db: store.db, vault: sim.vault, nowMs: clock.now() },
  );
  const opened = await openedByInbox({ store, vault: sim.vault })(INBOX);
  if (!opened) throw new Error("the profile that was just made is not there");
  const send = createSend({ allowPrivate: true });
  const ours = {
    clock,
    wireClock,
    random: sim.random,
    send: (request: Outgoing, limits: Limits) => send(request, { ...limits, timeoutMs: patienceMs }),
  };
  return {
    ...world,
    baseUrl,
    notifyUrl: `${baseUrl}/notify/${INBOX}`,
    /** One call of our console's, with its checks. */
    call: (operation: Operation, body: object): Promise<Exchange> =>
      call(
        {
          operation,
          pathAndQuery: operation.path,
          body: JSON.stringify(body),
          profile: opened.summary,
          keys: opened.keys,
        },
        ours,
      ),
    async close() {
      await door.close();
      await world.close();
    },
  };
}
