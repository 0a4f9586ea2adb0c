"use client";

import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { type Run, type VisibleLine, visibleLines } from "./visible-lines";

type VisibleTextProps = {
  text: string;
  /** Line numbers at the left. */
  numbered?: boolean;
  /** Bytes of each line at the right, its line feed counted, and their sum below. */
  byteLengths?: boolean;
  /** What the text is, for screen readers. */
  label?: string;
};

/** A text with what cannot be seen made visible (`\n`, `\r`, `\t`, …). The glyphs are not in the text: copying gives the text. */
export function VisibleText({ text, numbered = false, byteLengths = false, label }: VisibleTextProps) {
  const t = useTranslations("common");
  const lines = visibleLines(text);
  const total = lines.reduce((sum, line) => sum + line.bytes, 0);
  return (
    <figure className="bg-code" aria-label={label}>
      <pre className="py-2 text-[0.8125rem] leading-[1.45rem]">
        {lines.map((line) => (
          <Line
            key={line.number}
            line={line}
            numbered={numbered}
            bytes={
              byteLengths
                ? t(line.ended ? "lineBytes" : "lineBytesOpen", { line: line.number, bytes: line.bytes })
                : null
            }
          />
        ))}
      </pre>
      {byteLengths ? (
        <figcaption className="flex justify-between gap-4 border-t px-4 py-1.5 text-muted-foreground text-xs tabular-nums">
          <span>{t("bytesWithLineFeed")}</span>
          <span>{t("totalBytes", { bytes: total })}</span>
        </figcaption>
      ) : null}
    </figure>
  );
}

type LineProps = { line: VisibleLine; numbered: boolean; bytes: string | null };

function Line({ line, numbered, bytes }: LineProps) {
  return (
    <span className="flex gap-3 px-4 hover:bg-accent/50">
      {numbered ? (
        <span
          aria-hidden="true"
          data-number={line.number}
          className="w-5 shrink-0 select-none text-right text-muted-foreground tabular-nums before:content-[attr(data-number)]"
        />
      ) : null}
      <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {line.runs.map((run) => (
          <RunText key={run.at} run={run} />
        ))}
        {line.ended ? <span aria-hidden="true" data-glyph="\n" className="glyph" /> : null}
        {"\n"}
      </span>
      {bytes === null ? null : (
        <span
          role="img"
          aria-label={bytes}
          title={bytes}
          data-bytes={`${line.bytes} B`}
          className="w-14 shrink-0 select-none text-right text-muted-foreground text-xs leading-[inherit] tabular-nums before:content-[attr(data-bytes)]"
        />
      )}
    </span>
  );
}

/** HTML turns the first into a line feed and drops the second; only a copy button gives them back. */
const UNWRITABLE = new Set(["\r", "\0"]);

function RunText({ run }: { run: Run }) {
  if (run.kind === "text") return run.text;
  return (
    <span data-glyph={run.glyph} className={cn("glyph", run.glyph.startsWith("\\") ? "" : "glyph-space px-0.5")}>
      {UNWRITABLE.has(run.text) ? null : run.text}
    </span>
  );
}
