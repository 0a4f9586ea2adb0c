/** The whole number that a text says, or null when it says none between the two. */
export function wholeNumber(text: string, { least, most }: { least: number; most: number }): number | null {
  const value = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
