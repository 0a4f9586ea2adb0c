/** One line of `npm run bench`: what was measured, against its goal. */
export type Row = { name: string; value: number; unit: string; goal: number; better: "higher" | "lower"; note: string };

export function printRow(row: Row): void {
  const gap = row.better === "higher" ? row.goal - row.value : row.value - row.goal;
  const verdict = gap <= 0 ? "holds" : `falls short by ${show(gap)} ${row.unit}`;
  const sign = row.better === "higher" ? "≥" : "≤";
  console.log(
    `${row.name}\n    ${show(row.value)} ${row.unit}   goal ${sign} ${show(row.goal)} ${row.unit}   ${verdict}`,
  );
  console.log(`    ${row.note}\n`);
}

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function show(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
