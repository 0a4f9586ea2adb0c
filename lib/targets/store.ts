import type { Kysely, Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { type DraftProblem, headersOf, problemsOf, type TargetDraft } from "./draft";
import type { TargetPolicy } from "./policy";
import type { Target } from "./target";

type Vault = {
  seal(plain: string, context: string): { sealed: Uint8Array; sealedWith: string };
  open(row: { sealed: Uint8Array; sealedWith: string }, context: string): string;
};

export type TargetOutside = { store: Store; vault: Vault; policy: TargetPolicy; nowMs: number };

export type Saved = { kind: "saved"; id: string } | { kind: "broken"; problems: DraftProblem[] } | { kind: "gone" };

/** Keeps a new target, or says all that is wrong with it. */
export async function createTarget(
  { id, profileId, draft }: { id: string; profileId: string; draft: TargetDraft },
  outside: TargetOutside,
): Promise<Saved> {
  const problems = problemsOf(draft, { policy: outside.policy, sealed: null });
  if (problems.length > 0) return { kind: "broken", problems };
  const row = { id, profile_id: profileId, created_at: outside.nowMs, ...columnsOf(id, { draft, known: [] }, outside) };
  return write(outside.store, async (tx, publish) => {
    const owner = await tx.selectFrom("profile").select("id").where("id", "=", profileId).executeTakeFirst();
    if (!owner) return { kind: "broken", problems: [{ field: "profile", rule: "profile_unknown" }] };
    await tx.insertInto("target").values(row).execute();
    publish({ kind: "target", id });
    return { kind: "saved", id };
  });
}

/** Changes a target; a header whose value is not given keeps the one it has, as long as the address keeps its origin. */
export async function updateTarget(id: string, draft: TargetDraft, outside: TargetOutside): Promise<Saved> {
  const opened = await openTarget(id, { db: outside.store.db, vault: outside.vault });
  if (!opened) return { kind: "gone" };
  const known = opened.headers;
  const sealed = { headers: known, url: opened.target.url };
  const problems = problemsOf(draft, { policy: outside.policy, sealed });
  if (problems.length > 0) return { kind: "broken", problems };
  await write(outside.store, async (tx, publish) => {
    await tx
      .updateTable("target")
      .set(columnsOf(id, { draft, known }, outside))
      .where("id", "=", id)
      .execute();
    publish({ kind: "target", id });
  });
  return { kind: "saved", id };
}

/** What was sent to it stays. */
export async function deleteTarget(id: string, { store }: Pick<TargetOutside, "store">): Promise<void> {
  await write(store, async (tx, publish) => {
    await tx.deleteFrom("target").where("id", "=", id).execute();
    publish({ kind: "target", id });
  });
}

/** Every target, oldest first; names of headers only. */
export async function listTargets(db: Kysely<Database>): Promise<Target[]> {
  const rows = await db.selectFrom("target").selectAll().orderBy("id").limit(500).execute();
  return rows.map(summaryOf);
}

/** A target with the values of its headers, or null; for the server alone. */
export async function openTarget(
  id: string,
  { db, vault }: { db: Kysely<Database>; vault: Vault },
): Promise<{ target: Target; headers: HeaderPair[] } | null> {
  const row = await db.selectFrom("target").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const sealed = { sealed: readBytes(row.sealed), sealedWith: row.sealed_with };
  return { target: summaryOf(row), headers: JSON.parse(vault.open(sealed, contextOf(id))) as HeaderPair[] };
}

function columnsOf(
  id: string,
  { draft, known }: { draft: TargetDraft; known: HeaderPair[] },
  { vault }: Pick<TargetOutside, "vault">,
) {
  const headers = headersOf(draft, known);
  const { sealed, sealedWith } = vault.seal(JSON.stringify(headers), contextOf(id));
  const names = JSON.stringify(headers.map(([name]) => name));
  return { name: draft.name.trim(), url: draft.url.trim(), header_names: names, sealed, sealed_with: sealedWith };
}

function summaryOf(row: Selectable<Database["target"]>): Target {
  const { id, profile_id: profileId, name, url } = row;
  return { id, profileId, name, url, headerNames: JSON.parse(row.header_names) as string[] };
}

function contextOf(id: string): string {
  return `target ${id}`;
}
