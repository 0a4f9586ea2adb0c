/** What a fault spoils: an answer to a call, or a notification on its way to a merchant. */
export type FaultPlace = "reply" | "notification";

const BOTH = ["reply", "notification"] as const;

const PLACES = {
  /** `WECHATPAY/SIGNTEST/` in place of a signature, as the platform itself sends now and then (回调通知注意事项). */
  probe_signature: BOTH,
  wrong_signature: BOTH,
  unknown_serial: BOTH,
  /** Signed with the key of the other mode, and naming it: certificate for public key, and the reverse. */
  other_key_mode: BOTH,
  stale_timestamp: BOTH,
  future_timestamp: BOTH,
  cut_ciphertext: ["notification"],
  wrong_apiv3_key: ["notification"],
  /** The very same notification twice at once. */
  duplicate: ["notification"],
  /** Held back until the merchant's next notification has gone out before it. */
  out_of_order: ["notification"],
  /** Sent and never seen again: the call was carried out, or the attempt counts as one that failed. */
  lost: BOTH,
  delay: BOTH,
  slow_body: ["reply"],
  connection_reset: ["reply"],
  http_429: ["reply"],
  http_500: ["reply"],
  http_502: ["reply"],
  http_503: ["reply"],
  empty_body: BOTH,
  wrong_content_type: BOTH,
} as const satisfies Record<string, readonly FaultPlace[]>;

export type FaultKind = keyof typeof PLACES;

export const FAULT_KINDS = Object.keys(PLACES) as readonly FaultKind[];

/** Where a fault of this kind can be switched on. */
export function placesOf(kind: FaultKind): readonly FaultPlace[] {
  return PLACES[kind];
}

/** The next `n` of its place, or a share of them, drawn from `seed`: the same seed spoils the same ones. */
export type FaultMode = { kind: "next"; n: number } | { kind: "share"; share: number; seed: number };

/** A misbehaviour in force, of one merchant or (`mchid` null) of all. `seen` passed by, `hits` of them were spoiled. */
export type Fault = {
  id: string;
  kind: FaultKind;
  place: FaultPlace;
  mode: FaultMode;
  mchid: string | null;
  createdAtMs: number;
  seen: number;
  hits: number;
};

export type FaultDraft = Pick<Fault, "kind" | "place" | "mode" | "mchid">;
