import { cn } from "@/components/ui/class-names";
import type { AttemptOutcome } from "@/lib/simulator/overview-rows";

/** What a mark tells, by shape as well as by colour; `planned` has not happened yet. */
export type Glyph = AttemptOutcome | "planned";

const INKS: Record<Glyph, string> = {
  delivered: "text-success",
  refused: "text-destructive",
  timeout: "text-warning",
  unreachable: "text-destructive",
  lost: "text-destructive",
  held: "text-warning",
  planned: "text-muted-foreground",
};

export function OutcomeGlyph({ glyph, className }: { glyph: Glyph; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={cn("block size-4 overflow-visible", INKS[glyph], className)}>
      {SHAPES[glyph]}
    </svg>
  );
}

const ON_FILL = { fill: "none", stroke: "var(--card)", strokeWidth: 1.8, strokeLinecap: "round" } as const;

const SHAPES: Record<Glyph, React.ReactNode> = {
  delivered: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5 8.2 2.1 2.1L11 6.2" strokeLinejoin="round" {...ON_FILL} />
    </>
  ),
  refused: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="currentColor" />
      <path d="m5.5 5.5 5 5m0-5-5 5" {...ON_FILL} />
    </>
  ),
  timeout: (
    <>
      <path d="M8 1 15.3 14H.7Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M8 6v3.4M8 11.8v.1" {...ON_FILL} />
    </>
  ),
  unreachable: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="var(--card)" stroke="currentColor" strokeWidth="1.8" />
      <path d="M5.5 8h5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  lost: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="var(--card)" stroke="currentColor" strokeWidth="1.8" />
      <path d="m4 12 8-8" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  held: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="var(--card)" stroke="currentColor" strokeWidth="1.8" />
      <path d="M6.2 5.5v5m3.6-5v5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  planned: (
    <circle cx="8" cy="8" r="5" fill="var(--card)" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.4 2" />
  ),
};
