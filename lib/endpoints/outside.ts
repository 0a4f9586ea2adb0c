import type { KeyObject } from "node:crypto";
import type { Clock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import type { Send } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";

export type Said = {
  mchid: string;
  body: string | Uint8Array;
  timestamp: string;
  nonce: string;
  key: "certificate" | "public_key";
};

/** A merchant whose endpoint is tested, as the platform knows it. */
export type Examinee = {
  mchid: string;
  keyMode: "public_key" | "certificate" | "grey";
  apiv3Key: KeyObject;
  /** How contracts are told of: the template of `lib/wechatpay/events` and whose names its members have. */
  template: { id: string; members: "query" | "sp_sub" };
  spAppid: string;
  spOpenid: string;
  subMchid: string;
  subAppid: string;
  subOpenid: string;
  serviceId: number;
};

/** The world that a run needs. */
export type EndpointOutside = {
  store: Store;
  /** Real time: the endpoint under test lives in it, so the sandbox's clock has no part in this room. */
  wireClock: Clock;
  random: (bytes: number) => Uint8Array;
  send: Send;
  /** The platform's signature and the headers that carry it. */
  voice: { sign(what: Said): Promise<HeaderPair[]> };
  /** How long an answer may take; `slowBodyMs` is how long the slow body is on its way. */
  patience: { answerWithinMs: number; slowBodyMs: number };
  /** Aborted when somebody stops the run: nothing more is sent. */
  stop: AbortSignal;
  log: { error(fields: object, message: string): void };
};

/** The limit is the platform's (回调通知注意事项); the body's two seconds leave the endpoint three of its five. */
export const PATIENCE: EndpointOutside["patience"] = { answerWithinMs: 5000, slowBodyMs: 2000 };
