"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { type JsonPlace, jsonPlaces } from "./json-paths";
import { type JsonLine, type JsonToken, jsonLines, jsonTokens } from "./json-tokens";
import { VisibleText } from "./visible-text";

const INKS: Record<JsonToken["kind"], string | null> = {
  key: "text-code-key",
  string: "text-code-string",
  number: "text-code-number",
  literal: "text-code-literal",
  plain: null,
};

type JsonViewProps = {
  text: string;
  label?: string;
  /** Where a value leads, and what is said of that; null where it leads nowhere. */
  linkOf?: (place: JsonPlace) => { href: string; title: string } | null;
};

/** A JSON text, indented and lightly coloured; numbers keep every digit. What is no JSON is shown as it came. */
export function JsonView({ text, label, linkOf }: JsonViewProps) {
  const t = useTranslations("common");
  const tokens = jsonTokens(text);
  if (text === "") return <p className="bg-code px-4 py-3 text-muted-foreground">{t("empty")}</p>;
  if (tokens === null) {
    return (
      <div>
        <p className="border-warning-line border-b bg-warning-soft px-4 py-1.5 text-warning text-xs">{t("notJson")}</p>
        <VisibleText text={text} label={label} />
      </div>
    );
  }
  const places = linkOf ? jsonPlaces(tokens) : new Map<number, JsonPlace>();
  const linkAt = (at: number) => {
    const place = places.get(at);
    return (place && linkOf?.(place)) ?? null;
  };
  return (
    <figure className="bg-code" aria-label={label}>
      <pre className="whitespace-pre-wrap break-all px-4 py-2 text-[0.8125rem] leading-[1.45rem]">
        {jsonLines(tokens).map((line) => (
          <Line key={line.number} line={line} linkAt={linkAt} />
        ))}
      </pre>
    </figure>
  );
}

/** What wraps stands two characters further in than the line began. */
function Line({ line, linkAt }: { line: JsonLine; linkAt: (at: number) => { href: string; title: string } | null }) {
  const hang = `${line.indent + 2}ch`;
  return (
    <span className="block" style={{ paddingLeft: hang, textIndent: `-${hang}` }}>
      {line.tokens.map((token) => {
        const ink = INKS[token.kind];
        const link = linkAt(token.at);
        if (link !== null) {
          return (
            <Link
              key={token.at}
              href={link.href}
              title={link.title}
              prefetch={false}
              className={cn(
                ink,
                "rounded-sm underline decoration-current/40 decoration-dotted underline-offset-4 hover:decoration-solid",
              )}
            >
              {token.text}
            </Link>
          );
        }
        return ink === null ? (
          token.text
        ) : (
          <span key={token.at} className={ink}>
            {token.text}
          </span>
        );
      })}
    </span>
  );
}
