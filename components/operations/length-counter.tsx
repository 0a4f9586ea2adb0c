import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { measure, type Rule } from "@/lib/wechatpay/rule";

type MaxLength = Extract<Rule, { kind: "max_length" }>;

/** How long a value is in the unit its rule counts, against the limit; red and in words beyond it. */
export function LengthCounter({ id, value, rule }: { id: string; value: string; rule: MaxLength }) {
  const t = useTranslations("operations");
  const length = measure(value, rule.unit);
  const over = length - rule.limit;
  return (
    <span
      id={id}
      className={cn("shrink-0 tabular-nums", over > 0 ? "font-medium text-destructive" : "text-muted-foreground")}
    >
      {t(`count.${rule.unit}`, { length, max: rule.limit })}
      {over > 0 ? ` · ${t("countOver", { over })}` : ""}
    </span>
  );
}

export function maxLengthOf(rules: readonly Rule[]): MaxLength | null {
  return rules.find((rule): rule is MaxLength => rule.kind === "max_length") ?? null;
}
