export type Kept = { keepDays: number | null; keepCount: number | null };

/** Which text says what an inbox keeps, and its values. */
export function keptText({ keepDays, keepCount }: Kept) {
  const values = { days: keepDays ?? 0, count: keepCount ?? 0 };
  if (keepDays !== null && keepCount !== null) return { key: "both", values } as const;
  if (keepDays !== null) return { key: "days", values } as const;
  return keepCount === null ? ({ key: "all", values } as const) : ({ key: "count", values } as const);
}
