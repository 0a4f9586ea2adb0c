import { createHash } from "node:crypto";
import type { Clock } from "@/lib/clock";
import { type Store, write } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { headerValue } from "@/lib/wechatpay/header";
import type { Notification } from "../notification";
import { judge } from "../receive";
import { getNotifications } from "../store";
import type { Captured } from "./captured";

/** What became of one: kept under an id, or there already. `clock`: by which time its timestamp was judged. */
export type Imported =
  | { kind: "kept"; id: string; verdict: Notification["verdict"]; clock: "captured" | "now" }
  | { kind: "duplicate"; of: string };

type Outside = {
  store: Store;
  wireClock: Clock;
  profile: { summary: ProfileSummary; keys: ProfileKeys };
  record(notification: Notification): Promise<void>;
};

/**
 * Takes captured notifications into the list, checked by the profile's keys like any other; the signed timestamp is
 * judged by the time of capture where it is known. Answers nobody. What is there already, byte for byte and signature
 * for signature, is not taken twice.
 */
export async function importNotifications(captured: readonly Captured[], outside: Outside): Promise<Imported[]> {
  const results: Imported[] = [];
  // One after the other, so that the second of two equal ones in a file is known as such.
  for (const one of captured) results.push(await importOne(one, outside));
  return results;
}

async function importOne(captured: Captured, { store, wireClock, profile, record }: Outside): Promise<Imported> {
  const { summary, keys } = profile;
  const nowMs = wireClock.now();
  const atMs = captured.capturedAtMs ?? nowMs;
  const raw = { ...captured, inbox: summary.inbox };
  const judged = judge(raw, keys, atMs);
  const sha256 = fingerprint(captured);
  const twin = await twinOf(store, { sha256, profileId: summary.id, eventId: judged.eventId });
  if (twin !== null) return { kind: "duplicate", of: twin };
  const id = newId("nt", nowMs);
  const { method, pathAndQuery, headers, body, source, capturedAtMs } = captured;
  // The mark first: a notification without it would look like one of our own wire, a mark alone like nothing.
  await write(store, (tx) =>
    tx
      .insertInto("notification_import")
      .values({ notification_id: id, at: nowMs, source, captured_at: capturedAtMs, sha256 })
      .execute(),
  );
  await record({
    ...{ id, atMs, inbox: summary.inbox, profileId: summary.id, method, pathAndQuery, headers, body },
    ...judged,
    answeredStatus: 0,
  });
  return { kind: "kept", id, verdict: judged.verdict, clock: capturedAtMs === null ? "now" : "captured" };
}

type Looked = { sha256: string; profileId: string; eventId: string | null };

/** The id of one with the same signature and body: imported before, or come over our own wire. */
async function twinOf({ db }: Store, { sha256, profileId, eventId }: Looked): Promise<string | null> {
  const marks = await db
    .selectFrom("notification_import")
    .innerJoin("notification", "notification.id", "notification_import.notification_id")
    .select("notification.id")
    .where("notification_import.sha256", "=", sha256)
    .where("notification.profile_id", "=", profileId)
    .limit(1)
    .execute();
  if (marks[0]) return marks[0].id;
  if (eventId === null) return null;
  const same = await db
    .selectFrom("notification")
    .select("id")
    .where("profile_id", "=", profileId)
    .where("event_id", "=", eventId)
    .orderBy("id")
    .limit(100)
    .execute();
  const others = await getNotifications(
    db,
    same.map(({ id }) => id),
  );
  return others.find((other) => fingerprint(other) === sha256)?.id ?? null;
}

/** Of what is signed and the signature: tools add and drop other headers, and change the case of names. */
function fingerprint({ headers, body }: Pick<Captured, "headers" | "body">): string {
  const signed = ["Timestamp", "Nonce", "Signature", "Serial"].map((name) => headerValue(headers, `Wechatpay-${name}`));
  return createHash("sha256").update(JSON.stringify(signed)).update("\n").update(body).digest("hex");
}
