"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { dayText } from "@/lib/contracts/numbers-filter";
import { routes } from "@/lib/routes";

type Target = "simulator" | "platform";

type PeriodFormProps = {
  from: string;
  to: string;
  today: string;
  /** A profile's id, or a platform. */
  chosen: string;
  profiles: readonly { id: string; name: string; target: Target }[];
  subMchid: string | null;
};

const TARGETS: readonly Target[] = ["simulator", "platform"];
const SPANS = [7, 30, 90] as const;
const DAY_MS = 86_400_000;

/** Which days, and whose; a plain form, so that the address holds the choice. */
export function PeriodForm({ from, to, today, chosen, profiles, subMchid }: PeriodFormProps) {
  const t = useTranslations("numbers");
  const kept: Record<string, string> = { of: chosen, ...(subMchid === null ? {} : { sub: subMchid }) };
  const targets = TARGETS.filter((target) => target === chosen || profiles.some((one) => one.target === target));
  const span = (days: number) => ({ from: dayText(Date.parse(today) - (days - 1) * DAY_MS, 0), to: today });
  return (
    <form action={routes.numbers()} className="mb-5 flex flex-wrap items-end gap-2.5">
      {SPANS.map((days) => {
        const isHere = span(days).from === from && to === today;
        return (
          <Link
            key={days}
            href={routes.numbers({ ...span(days), ...kept })}
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
      <label htmlFor="period-of" className="flex min-w-40 flex-col gap-1 text-muted-foreground text-xs">
        {t("whose.label")}
        <Select id="period-of" name="of" defaultValue={chosen}>
          {targets.map((target) => (
            <option key={target} value={target}>
              {t(`whose.${target}`)}
            </option>
          ))}
          {profiles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </label>
      <label htmlFor="period-sub" className="flex w-44 flex-col gap-1 text-muted-foreground text-xs">
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
