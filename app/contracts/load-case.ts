import { caseDocument } from "@/components/contracts/case-document";
import { getTimeZone, getTranslator } from "@/components/shell/request-locale";
import { caseEvidence } from "@/lib/contracts/case-evidence";
import type { CaseSheet } from "@/lib/contracts/case-sheet";
import { evidenceOf } from "@/lib/contracts/evidence";
import { personalValues } from "@/lib/contracts/personal";
import { removedOfContract } from "@/lib/inboxes/removed";
import { world } from "@/lib/machine/world";
import { loadContract } from "./load-contract";
import { loadFollowUps } from "./load-follow-ups";

/** How the address says that values which name a person shall be shown. */
export const SHOWS_PERSONAL = "personal";

/** The case sheet of a contract in the reader's language, or null when nothing speaks of it. */
export async function loadCase(
  key: { profileId: string; contractCode: string },
  { showsPersonal }: { showsPersonal: boolean },
): Promise<CaseSheet | null> {
  const loaded = await loadContract(key.profileId, key.contractCode);
  if (!loaded) return null;
  const { db } = (await world()).store;
  const refs = loaded.contract.marks.flatMap(({ evidence }) => evidence ?? []);
  const [followUps, evidence, pieces, lost, t, timeZone] = await Promise.all([
    loadFollowUps(loaded),
    caseEvidence(db, refs),
    evidenceOf(db, key),
    removedOfContract(db, key),
    getTranslator(),
    getTimeZone(),
  ]);
  const hidden = showsPersonal ? null : personalValues(pieces);
  return caseDocument({ ...loaded, followUps, evidence, hidden, removed: lost?.removed ?? 0 }, { t, timeZone });
}
