import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { type Pace, paceAfter } from "./follow-up";

/** `askedAtMs` by real time: whose turn was longest ago is next. */
export type KnownPace = Pace & { askedAtMs: number };

const NEVER_ASKED: KnownPace = { pausedUntilMs: 0, failures: 0, askedAtMs: 0 };

/** How the queries of these profiles go; one that never asked has no pause. */
export async function readPaces(
  db: Kysely<Database>,
  profileIds: readonly string[],
): Promise<(profileId: string) => KnownPace> {
  const rows =
    profileIds.length === 0
      ? []
      : await db.selectFrom("follow_up_pace").selectAll().where("profile_id", "in", profileIds).execute();
  const paces = new Map(
    rows.map(({ profile_id, paused_until, failures, asked_at }) => [
      profile_id,
      { pausedUntilMs: paused_until, failures, askedAtMs: asked_at },
    ]),
  );
  return (profileId) => paces.get(profileId) ?? NEVER_ASKED;
}

/** Keeps what a profile's latest queries came to, by its clock. */
export async function keepPace(
  store: Store,
  { profileId, ...come }: { profileId: string; isAnswered: boolean; nowMs: number },
): Promise<void> {
  const { askedAtMs, ...known } = (await readPaces(store.db, [profileId]))(profileId);
  const next = paceAfter(known, come);
  if (next.failures === known.failures && next.pausedUntilMs === known.pausedUntilMs) return;
  await write(store, (tx) =>
    putPace(tx, profileId, { paused_until: next.pausedUntilMs, failures: next.failures, asked_at: askedAtMs }),
  );
}

/** Keeps that it was a profile's turn. */
export async function keepTurn(tx: Kysely<Database>, profileId: string, askedAtMs: number): Promise<void> {
  await putPace(tx, profileId, { asked_at: askedAtMs });
}

async function putPace(
  tx: Kysely<Database>,
  profileId: string,
  changed: Partial<Omit<Database["follow_up_pace"], "profile_id">>,
): Promise<void> {
  await tx
    .insertInto("follow_up_pace")
    .values({ profile_id: profileId, paused_until: 0, failures: 0, asked_at: 0, ...changed })
    .onConflict((conflict) => conflict.column("profile_id").doUpdateSet(changed))
    .execute();
}
