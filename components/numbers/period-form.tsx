"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { dayText } from "@/lib/contracts/numbers-filter";
import { routes } from "@/lib/routes";

type PeriodFormProps = { from: string; to: string; today: string; subMchid: string | null };

const SPANS = [7, 30, 90] as const;
const DAY_MS = 86_400_000;

/** Which days, and whose; a plain form, so that the address holds the choice. */
export function PeriodForm({ from, to, today, subMchid }: PeriodFormProps) {
  const t = useTranslations("numbers");
  const sub: Record<string, string> = subMchid === null ? {} : { sub: subMchid };
  const span = (days: number) => ({ from: dayText(Date.parse(today) - (days - 1) * DAY_MS, 0), to: today });
  return (
    <form action={routes.numbers()} className="mb-5 flex flex-wrap items-end gap-3">
      {SPANS.map((days) => {
        const isHere = span(days).from === from && to === today;
        return (
          <Link
            key={days}
            href={routes.numbers({ ...span(days), ...sub })}
            aria-current={isHere ? "true" : undefined}
            className={buttonClass(isHere ? { variant: "primary" } : {})}
          >
            {t("lastDays", { count: String(days) })}
          </Link>
        );
      })}
      {(["from", "to"] as const).map((name) => (
        <label key={name} htmlFor={`period-${name}`} className="flex flex-col gap-1 text-muted-foreground text-xs">
          {t(name)}
          <Input id={`period-${name}`} type="date" name={name} defaultValue={name === "from" ? from : to} />
        </label>
      ))}
      <label htmlFor="period-sub" className="flex flex-col gap-1 text-muted-foreground text-xs">
        {t("merchant")}
        <Input
          id="period-sub"
          name="sub"
          defaultValue={subMchid ?? ""}
          maxLength={32}
          placeholder={t("everyMerchant")}
        />
      </label>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
