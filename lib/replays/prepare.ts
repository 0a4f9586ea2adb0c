import type { Notification } from "@/lib/notifications/notification";
import type { ProfileSummary } from "@/lib/profiles/profile";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { editedBody } from "./edited-body";
import { exactHeaders } from "./exact-headers";
import type { OpenedProfile, ReplayOutside } from "./outside";
import type { Impossible } from "./replay";

/** How one notification is to be sent again. */
export type Manner = { mode: "exact" } | { mode: "resigned" } | { mode: "edited"; plaintext: string };

/** Where to: `headers` are the target's own, with their values. */
export type Place = { url: string; targetName: string | null; headers: readonly HeaderPair[] };

export type Prepared =
  | { kind: "ready"; headers: HeaderPair[]; body: Uint8Array }
  | { kind: "impossible"; why: Impossible };

/** Whether a replay can be signed afresh: only our simulator's keys are ours to sign with. */
export function whyNotSigned(profile: Pick<ProfileSummary, "target"> | null): Impossible | null {
  if (profile === null) return "no_profile";
  return profile.target === "simulator" ? null : "not_our_platform";
}

/** The bytes and headers of a replay, made once; nothing is sent. */
export async function prepare(
  { notification, manner, place }: { notification: Notification; manner: Manner; place: Place },
  outside: ReplayOutside,
): Promise<Prepared> {
  const { body } = notification;
  if (manner.mode === "exact") {
    const to = { url: place.url, bytes: body.length, own: place.headers };
    return { kind: "ready", headers: exactHeaders(notification.headers, to), body };
  }
  const profile = await outside.openProfile(notification.profileId);
  const why = whyNotSigned(profile?.summary ?? null);
  if (profile === null || why !== null) return { kind: "impossible", why: why ?? "no_profile" };
  if (manner.mode === "resigned") return signed(body, { profile, place }, outside);
  const nonce = nonceFrom(outside.random(12));
  const edited = editedBody(body, { plaintext: manner.plaintext, nonce, apiv3Key: profile.keys.apiv3Key });
  return edited === null ? { kind: "impossible", why: "no_envelope" } : signed(edited, { profile, place }, outside);
}

async function signed(
  body: Uint8Array,
  { profile, place }: { profile: OpenedProfile; place: Place },
  { voice, wireClock, random }: ReplayOutside,
): Promise<Prepared> {
  const headers = await voice.sign({
    mchid: profile.summary.mchid,
    body,
    timestamp: unixSeconds(wireClock.now()),
    nonce: nonceFrom(random(32)),
    key: "merchant",
  });
  return { kind: "ready", headers: [...headers, ...place.headers], body };
}
