import { describe, expect, it } from "vitest";
import { hexColumns } from "./hex-rows";

describe("hexColumns", () => {
  it("holds every byte in order, whatever the width", () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    for (const perRow of [8, 16]) {
      const back = hexColumns(bytes, perRow)
        .hex.split(/\s+/)
        .map((pair) => Number.parseInt(pair, 16));
      expect(back).toEqual([...bytes]);
    }
  });

  it("has as many offsets and texts as rows, the last one short", () => {
    const { offsets, ascii, rows } = hexColumns(new TextEncoder().encode('{"id":"微信"}\n'), 8);
    expect(rows).toBe(2);
    expect(offsets).toBe("000000\n000008");
    expect(ascii).toBe('{"id":"·\n·····"}·');
  });

  it("has no row for no bytes", () => {
    expect(hexColumns(new Uint8Array(), 16)).toEqual({ offsets: "", hex: "", ascii: "", rows: 0 });
  });
});
