"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Contradiction } from "@/lib/contracts/contract";
import { evidenceRoute } from "./evidence-route";

/** What of the evidence cannot all be true, with the way to each side of it. */
export function ContradictionsCard({ contradictions }: { contradictions: readonly Contradiction[] }) {
  const t = useTranslations("contracts.contradiction");
  if (contradictions.length === 0) return null;
  return (
    <Card aria-labelledby="contradictions" className="border-destructive-line">
      <CardHeader id="contradictions" title={t("title")} />
      <CardBody>
        <ul className="flex flex-col gap-2">
          {contradictions.map(({ kind, evidence }) => (
            <li key={kind} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <TriangleAlert aria-hidden="true" className="size-4 shrink-0 self-center text-destructive" />
              <span className="min-w-0 flex-1 basis-64">{t(`kind.${kind}`)}</span>
              {evidence.map((ref, index) => (
                <Link
                  key={ref.id}
                  href={evidenceRoute(ref)}
                  className="text-brand text-sm underline underline-offset-4"
                >
                  {t("evidence", { number: String(index + 1) })}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
