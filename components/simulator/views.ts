/** The rooms within the control room; the address says which one is open. */
export const VIEWS = [
  "overview",
  "orders",
  "contracts",
  "deliveries",
  "faults",
  "received",
  "settings",
  "scenarios",
] as const;

export type View = (typeof VIEWS)[number];

/** What an address asks for; anything else is the overview. */
export function viewOf(asked: string | string[] | undefined): View {
  return VIEWS.find((view) => view === asked) ?? "overview";
}
