const SIGNS: Record<string, string> = { CNY: "¥" };

/** An amount of fen as yuan: `¥18.80`. Other currencies keep their code. */
export function money(totalFen: number, currency = "CNY"): string {
  const yuan = `${Math.trunc(totalFen / 100)}.${String(totalFen % 100).padStart(2, "0")}`;
  return `${SIGNS[currency] ?? `${currency} `}${yuan}`;
}
