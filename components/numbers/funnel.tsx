"use client";

import { useTranslations } from "use-intl";
import type { Counts } from "@/lib/contracts/numbers";
import { Bar } from "./bar";
import { durationText, shareText } from "./duration-text";

const STEPS = ["presigned", "paid", "offered", "signed", "kept"] as const;

/** From the pre-sign to what is in force, each step as a share of all pre-signs. */
export function Funnel({ counts }: { counts: Counts }) {
  const t = useTranslations("numbers");
  return (
    <>
      <ul className="flex flex-col gap-2.5">
        {STEPS.map((step) => (
          <li key={step}>
            <p className="flex justify-between gap-3 text-sm tabular-nums">
              <span>{t(step)}</span>
              <span>
                <strong className="font-semibold">{counts[step]}</strong>{" "}
                <span className="text-muted-foreground">{shareText(counts[step], counts.presigned)}</span>
              </span>
            </p>
            <Bar part={counts[step]} whole={counts.presigned} />
          </li>
        ))}
      </ul>
      <dl className="mt-4 grid grid-cols-2 gap-3 border-t pt-3 text-sm">
        <div>
          <dt className="text-muted-foreground text-xs">{t("silentShare")}</dt>
          <dd className="font-semibold text-lg tabular-nums">{shareText(counts.silent, counts.ended)}</dd>
        </div>
        <div>
          <dt className="text-muted-foreground text-xs">{t("median")}</dt>
          <dd className="font-semibold text-lg tabular-nums">{durationText(counts.medianMs, t)}</dd>
        </div>
      </dl>
    </>
  );
}
