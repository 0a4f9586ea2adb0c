"use client";

import { useTranslations } from "use-intl";
import type { Numbers } from "@/lib/contracts/numbers";
import { Bar } from "./bar";
import { shareText } from "./duration-text";

/** Why pre-signs were refused, the most frequent code first. */
export function RefusalBars({ refusals, total }: { refusals: Numbers["refusals"]; total: number }) {
  const t = useTranslations("numbers");
  if (refusals.length === 0) return <p className="text-muted-foreground text-sm">{t("noRefusals")}</p>;
  return (
    <ul className="flex flex-col gap-2.5">
      {refusals.map(({ code, count }) => (
        <li key={code}>
          <p className="flex justify-between gap-3 text-sm tabular-nums">
            <code className="[overflow-wrap:anywhere]">{code}</code>
            <span>
              <strong className="font-semibold">{count}</strong>{" "}
              <span className="text-muted-foreground">{shareText(count, total)}</span>
            </span>
          </p>
          <Bar part={count} whole={total} />
        </li>
      ))}
    </ul>
  );
}
