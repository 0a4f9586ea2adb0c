import type { Clock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import type { Send } from "@/lib/egress";
import type { Random } from "./numbers";
import type { Settings } from "./settings";

/** Seals and opens texts under APP_KEY; `context` binds a sealed text to its row. */
export type SimVault = {
  seal(plain: string, context: string): { sealed: Uint8Array; sealedWith: string };
  open(row: { sealed: Uint8Array; sealedWith: string }, context: string): string;
};

export type SimLog = { error(fields: object, message: string): void };

/** The world that the simulated platform needs. */
export type SimOutside = {
  store: Store;
  vault: SimVault;
  /** The sandbox's clock, which can be turned: orders, sessions, retries, and every time that the platform tells. */
  clock: Clock;
  /** Real time: signed timestamps and their window of 300 s, certificates, claims, and ids. */
  wireClock: Clock;
  random: Random;
  send: Send;
  log: SimLog;
  settings: Settings;
};
