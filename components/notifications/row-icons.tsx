/** Icons of a row, each of one path, for a list makes a thousand rows a second while one scrolls. Shapes of Lucide. */
function icon(path: string) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

const CIRCLE = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0";

export const ROW_ICONS = {
  verified: icon(`${CIRCLE}M9 12l2 2 4-4`),
  rejected: icon(`${CIRCLE}M15 9l-6 6M9 9l6 6`),
  assumed: icon(
    "M14 2v6a2 2 0 0 0 .245.96l5.51 10.08A2 2 0 0 1 18 22H6a2 2 0 0 1-1.755-2.96l5.51-10.08A2 2 0 0 0 10 8V2M6.453 15h11.094M8.5 2h7",
  ),
  pin: icon(
    "M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z",
  ),
} as const;
