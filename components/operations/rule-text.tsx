import { useTranslations } from "use-intl";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import type { Rule } from "@/lib/wechatpay/rule";
import type { OperationTexts } from "./violation-text";

/** The rule of a field in one line, then why it exists and where it was read. */
export function RuleText({ id, entry, help }: { id: string; entry: FieldEntry; help: string }) {
  const t = useTranslations("operations");
  const { rules, source } = entry.meta;
  const pattern = rules.find((rule) => rule.kind === "pattern");
  return (
    <div id={id} className="space-y-0.5 text-muted-foreground text-xs">
      <p>{help}</p>
      <p className="flex flex-wrap gap-x-1.5 break-words">
        <span>{facts(t, entry).join(" · ")}</span>
        {pattern ? <code className="break-all">{pattern.pattern}</code> : null}
        <span>
          {t("whyAndSource")}:{" "}
          <cite lang="zh-CN" className="not-italic">
            {source}
          </cite>
        </span>
      </p>
    </div>
  );
}

function facts(t: OperationTexts, { meta, place, required }: FieldEntry): string[] {
  const where = place === "body" ? [] : [t(`fact.in_${place}`)];
  const bounds = meta.rules.map((rule) => boundText(t, rule, meta.rules)).filter((text) => text !== null);
  const omitted = required ? [] : [t("fact.omitted")];
  return [
    ...where,
    t(`fact.${place !== "body" && meta.type === "integer" ? "digits" : meta.type}`),
    ...bounds,
    ...omitted,
  ];
}

function boundText(t: OperationTexts, rule: Rule, all: readonly Rule[]): string | null {
  if (rule.kind === "min") return t("fact.least", { min: rule.limit });
  if (rule.kind !== "max_length") return null;
  const unit = t(`unit.${rule.unit}`);
  const least = all.find((other) => other.kind === "min_length");
  if (!least || least.limit <= 1) return t("fact.most", { max: rule.limit, unit });
  return t("fact.range", { min: least.limit, max: rule.limit, unit });
}
