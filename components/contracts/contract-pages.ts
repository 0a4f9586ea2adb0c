import type { ContractPage, ContractRow } from "./contract-row";

/** A row that moved to the head between two readings stands in both pages: the newer one counts. */
export function appended(page: ContractPage, older: ContractPage): ContractPage {
  const known = new Set(page.items.map(keyOf));
  const behind = older.items.filter((row) => !known.has(keyOf(row)));
  return { ...page, items: [...page.items, ...behind], next: older.next };
}

/** The list after it was read again. Older rows may have been asked for meanwhile: they stay. */
export function readAgain(known: ContractPage, fresh: ContractPage): ContractPage {
  return fresh.next !== null && fresh.items.length < known.items.length ? appended(fresh, known) : fresh;
}

function keyOf({ profileId, contractCode }: ContractRow): string {
  return `${profileId} ${contractCode}`;
}
