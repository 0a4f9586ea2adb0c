/** A share of a whole as a bar; its figures stand beside it as text. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : Math.min(100, (part / whole) * 100);
  return (
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="block h-3 w-full">
      <rect width="100" height="10" className="fill-muted" />
      <rect width={share} height="10" className="fill-brand" />
    </svg>
  );
}
