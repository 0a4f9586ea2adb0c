/** The three columns of a hex dump, each as one text: selecting in one column takes nothing of the others. */
export type HexColumns = { offsets: string; hex: string; ascii: string; rows: number };

const TWO = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** `perRow` bytes in a row, with a wider gap in the middle; what is not printable ASCII is a middle dot. */
export function hexColumns(bytes: Uint8Array, perRow: number): HexColumns {
  const offsets: string[] = [];
  const hex: string[] = [];
  const ascii: string[] = [];
  for (let at = 0; at < bytes.length; at += perRow) {
    const row = [...bytes.subarray(at, at + perRow)];
    offsets.push(at.toString(16).padStart(6, "0"));
    hex.push(halves(row, perRow / 2).join("  "));
    ascii.push(row.map(printable).join(""));
  }
  return { offsets: offsets.join("\n"), hex: hex.join("\n"), ascii: ascii.join("\n"), rows: offsets.length };
}

function halves(row: number[], half: number): string[] {
  const text = (part: number[]) => part.map((byte) => TWO[byte] ?? "").join(" ");
  return row.length > half ? [text(row.slice(0, half)), text(row.slice(half))] : [text(row)];
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
}
