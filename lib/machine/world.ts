import type { Kysely } from "kysely";
import { type Clock, type SandboxClock, sandboxClock, systemClock } from "@/lib/clock";
import { type Store, store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { createSend, type Send } from "@/lib/egress";
import { env } from "@/lib/env";
import { openVault, type Vault } from "@/lib/profiles/vault";
import { pooledRandom } from "@/lib/random";
import { followClock } from "@/lib/simulator/clock";
import type { SimOutside } from "@/lib/simulator/outside";
import { flush } from "@/lib/simulator/received";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/simulator/settings";
import { type PlatformVoice, platformVoice } from "@/lib/simulator/voice";
import { type TargetPolicy, targetPolicy } from "@/lib/targets/policy";
import { createTargetSend } from "@/lib/targets/send";
import { createLog, type Log } from "./log";
import { isLoopbackHost } from "./loopback";

/** Everything that a door hands to a room. `publicUrl` is the machine door's address, without a slash at its end. */
export type World = {
  store: Store;
  vault: Vault;
  /** The sandbox's clock. */
  clock: SandboxClock;
  /** Real time. */
  wireClock: Clock;
  publicUrl: string;
  /** Whether calls may go to addresses that are not public, our own door aside. */
  callsPrivate: boolean;
  /** Where replays, relays and the endpoints under test may be. */
  targets: TargetPolicy;
  /** The way to them: what `targets` refuses is a failure, and no redirect is followed. */
  sendToTarget: Send;
  /** Every address of our own machine door that is known. */
  ownOrigins: readonly string[];
  /**
   * The same for who asks at the machine door: while its address is a public one, somebody else may, through a proxy or
   * a tunnel, however locally it is bound.
   */
  doorTargets: { policy: TargetPolicy; send: Send };
  /** Signs as the simulated platform. */
  voice: PlatformVoice;
  sim: SimOutside & { clock: SandboxClock };
  ours: {
    db: Kysely<Database>;
    store: Store;
    clock: Clock;
    wireClock: Clock;
    random: (bytes: number) => Uint8Array;
    send: Send;
    log: Log;
  };
  close(): Promise<void>;
};

type Parts = {
  store: Store;
  vault: Vault;
  publicUrl: string;
  /** Whether calls may go to addresses that are not public. */
  allowPrivate: boolean;
  /** Further addresses of our own machine door, besides `publicUrl`: calls may always go there. */
  ownOrigins?: string[];
  /** `host:port` of every place that targets may be at while `allowPrivate` is not. */
  allowedTargets?: string[];
  log: Log;
  wireClock?: Clock;
  clock?: SandboxClock;
  settings?: Settings;
};

function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).host);
}

/** Puts a world together from its parts; the parts are the caller's to choose, closing is the world's. */
export function assembleWorld({ store, vault, publicUrl, allowPrivate, log, ...rest }: Parts): World {
  const wireClock = rest.wireClock ?? systemClock;
  const clock = rest.clock ?? sandboxClock(wireClock);
  const settings = rest.settings ?? DEFAULT_SETTINGS;
  const random = pooledRandom();
  const ownOrigins = [publicUrl, ...(rest.ownOrigins ?? [])];
  const send = createSend({ allowPrivate, ownOrigins });
  const given = { allowedPlaces: rest.allowedTargets ?? [], ownOrigins };
  const targets = targetPolicy({ ...given, callsPrivate: allowPrivate });
  const isLocalDoor = allowPrivate && isLoopbackUrl(publicUrl);
  const doorPolicy = isLocalDoor ? targets : targetPolicy({ ...given, callsPrivate: false });
  const sim = { store, vault, clock, wireClock, random, send, log, settings };
  return {
    store,
    vault,
    clock,
    wireClock,
    publicUrl,
    callsPrivate: allowPrivate,
    targets,
    sendToTarget: createTargetSend(targets),
    ownOrigins,
    doorTargets: { policy: doorPolicy, send: createTargetSend(doorPolicy) },
    voice: platformVoice(sim),
    sim,
    ours: { db: store.db, store, clock, wireClock, random, send, log },
    async close() {
      await flush(store);
      await store.feed.close();
      await store.close();
    },
  };
}

// Pages, routes and instrumentation have a copy of this module each; the world is one for the process.
const KEY = Symbol.for("qianyue.world");
const holder = globalThis as typeof globalThis & { [KEY]?: Promise<World> | undefined };

/** The process's one world, as the environment says; made at the first call. */
export function world(): Promise<World> {
  holder[KEY] ??= fromEnvironment();
  return holder[KEY];
}

async function fromEnvironment(): Promise<World> {
  try {
    const opened = await store();
    const vault = openVault({ dataDir: env.DATA_DIR, appKey: env.APP_KEY });
    const made = assembleWorld({
      store: opened,
      vault,
      publicUrl: env.PUBLIC_URL,
      allowPrivate: isLoopbackHost(env.HOST) && isLoopbackHost(env.PLATFORM_HOST),
      ownOrigins: ["localhost", "127.0.0.1"].map((host) => `http://${host}:${env.PLATFORM_PORT}`),
      allowedTargets: env.ALLOWED_TARGETS,
      log: createLog(env.LOG_LEVEL),
    });
    await followClock(made.sim);
    const close = async () => {
      holder[KEY] = undefined;
      await made.close();
    };
    return { ...made, close };
  } catch (error) {
    holder[KEY] = undefined;
    throw error;
  }
}
