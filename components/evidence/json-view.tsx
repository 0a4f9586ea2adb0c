"use client";

import { useTranslations } from "use-intl";
import { type JsonLine, type JsonToken, jsonLines, jsonTokens } from "./json-tokens";
import { VisibleText } from "./visible-text";

const INKS: Record<JsonToken["kind"], string | null> = {
  key: "text-code-key",
  string: "text-code-string",
  number: "text-code-number",
  literal: "text-code-literal",
  plain: null,
};

/** A JSON text, indented and lightly coloured; numbers keep every digit. What is no JSON is shown as it came. */
export function JsonView({ text, label }: { text: string; label?: string }) {
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
  return (
    <figure className="bg-code" aria-label={label}>
      <pre className="whitespace-pre-wrap break-all px-4 py-2 text-[0.8125rem] leading-[1.45rem]">
        {jsonLines(tokens).map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </pre>
    </figure>
  );
}

/** What wraps stands two characters further in than the line began. */
function Line({ line }: { line: JsonLine }) {
  const hang = `${line.indent + 2}ch`;
  return (
    <span className="block" style={{ paddingLeft: hang, textIndent: `-${hang}` }}>
      {line.tokens.map((token) => {
        const ink = INKS[token.kind];
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
