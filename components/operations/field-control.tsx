import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { inLocale } from "@/lib/i18n/locale";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import type { Violation } from "@/lib/wechatpay/validate";
import { controlId } from "./control-name";
import { FieldProblems } from "./field-problems";
import { isGenerated } from "./fresh-code";
import { LengthCounter, maxLengthOf } from "./length-counter";
import { type Presence, PresenceMark } from "./presence-mark";
import { RuleText } from "./rule-text";
import { StandingBadge } from "./standing-badge";

type FieldControlProps = {
  entry: FieldEntry;
  presence: Presence;
  value: string;
  problems: readonly Violation[];
  registration: UseFormRegisterReturn;
  onFresh: () => void;
  onExample: () => void;
  /** Something that helps to fill this field, under its input. */
  children?: ReactNode;
};

/** One field of an operation: what it is, what it may hold and why, what is wrong with what it holds. */
export function FieldControl({ entry, presence, value, problems, registration, ...rest }: FieldControlProps) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const { meta, name } = entry;
  const id = controlId(name);
  const max = maxLengthOf(meta.rules);
  const label = inLocale(meta.label, locale);
  const invalid = problems.some(({ severity }) => severity === "error");
  const described = [problems.length > 0 ? `${id}-problems` : null, `${id}-rule`, max ? `${id}-count` : null];
  const control = {
    ...registration,
    id,
    "aria-invalid": invalid,
    "aria-required": entry.required,
    "aria-describedby": described.filter(Boolean).join(" "),
  };
  return (
    <div className="space-y-1.5 border-b px-4 py-3.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Label htmlFor={id}>{label}</Label>
        <span lang={locale === "en" ? "zh-CN" : "en"} className="text-muted-foreground text-xs">
          {inLocale(meta.label, locale === "en" ? "zh-CN" : "en")}
        </span>
        <PresenceMark presence={presence} />
        <StandingBadge standing={meta.standing} />
        <span className="ml-auto flex min-w-0 items-center">
          <code className="truncate text-muted-foreground text-xs">{name}</code>
          <CopyButton text={name} name={name} />
        </span>
      </div>
      <div className="flex items-start gap-2">
        {meta.type === "boolean" ? (
          <Select {...control} className="min-w-0 flex-1">
            <option value="">{t("boolean.omit")}</option>
            <option value="true">{t("boolean.yes")}</option>
            <option value="false">{t("boolean.no")}</option>
          </Select>
        ) : (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            inputMode={meta.type === "integer" ? "numeric" : undefined}
            className="font-mono"
          />
        )}
        {isGenerated(entry) ? (
          <Button onClick={rest.onFresh} aria-label={t("freshLabel", { field: label })}>
            {t("fresh")}
          </Button>
        ) : null}
      </div>
      <FieldProblems id={`${id}-problems`} problems={problems} />
      {rest.children}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 text-xs">
        <span className="flex min-w-0 items-center gap-1.5 text-muted-foreground">
          <code className="min-w-0 truncate">{String(meta.example)}</code>
          <Button
            variant="link"
            size="sm"
            className="h-auto px-0"
            onClick={rest.onExample}
            aria-label={t("putExampleLabel", { field: label })}
          >
            {t("putExample")}
          </Button>
        </span>
        {max ? <LengthCounter id={`${id}-count`} value={value} rule={max} /> : null}
      </div>
      <RuleText id={`${id}-rule`} entry={entry} help={inLocale(meta.help, locale)} />
    </div>
  );
}
