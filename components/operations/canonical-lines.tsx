import { useTranslations } from "use-intl";
import { type VisibleLine, visibleLines } from "@/components/evidence/visible-lines";
import { cn } from "@/components/ui/class-names";
import type { CanonicalLine } from "./canonical-preview";

const NAMES = ["method", "path", "timestamp", "nonce", "body"] as const;

type CanonicalLinesProps = { lines: readonly CanonicalLine[]; placeholders?: boolean };

/** The five signed lines by name, what cannot be seen made visible, with the bytes of each, its line feed counted. */
export function CanonicalLines({ lines, placeholders = false }: CanonicalLinesProps) {
  const t = useTranslations("operations");
  const common = useTranslations("common");
  return (
    <ol className="divide-y overflow-hidden rounded-md border bg-code text-xs">
      {NAMES.map((name, index) => {
        const line = lines[index] ?? { text: "", bytes: 0 };
        const standsIn = placeholders && (name === "timestamp" || name === "nonce");
        return (
          <li key={name} className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 px-3 py-1.5">
            <span className="text-2xs text-muted-foreground">
              <span className="mr-1.5 tabular-nums">{index + 1}</span>
              {t(`preview.line.${name}`)}
            </span>
            <span className="text-2xs text-muted-foreground tabular-nums">
              {common("bytes", { bytes: line.bytes })}
            </span>
            <code
              className={cn(
                "col-span-2 whitespace-pre-wrap [overflow-wrap:anywhere]",
                standsIn && "text-muted-foreground",
              )}
            >
              <Visible lines={visibleLines(`${line.text}\n`)} />
            </code>
          </li>
        );
      })}
    </ol>
  );
}

/** A body may hold line feeds of its own; each is drawn and still breaks the line. Glyphs are CSS: copying leaves them out. */
function Visible({ lines: [first, ...rest] }: { lines: readonly VisibleLine[] }) {
  if (!first) return null;
  return (
    <>
      {first.runs.map((run) =>
        run.kind === "text" ? (
          run.text
        ) : (
          <span key={run.at} className="glyph" data-glyph={run.glyph}>
            {run.text}
          </span>
        ),
      )}
      <span aria-hidden="true" className="glyph" data-glyph="\n" />
      {rest.length > 0 ? "\n" : null}
      <Visible lines={rest} />
    </>
  );
}
