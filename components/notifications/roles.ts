/** What a table's parts are; browsers forget it once they are laid out as anything but a table. */
export const ROLES = {
  table: { role: "table" },
  body: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  cell: { role: "cell" },
} as const;
