"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inLocale } from "@/lib/i18n/locale";
import { routes } from "@/lib/routes";
import type { Operation } from "@/lib/wechatpay/operation";
import { DocsLink } from "./docs-link";
import { EndpointLine } from "./endpoint-line";
import { StandingBadge } from "./standing-badge";

/** What a card shows of an operation: its texts and how many fields it has. */
export type CatalogueEntry = Pick<Operation, "id" | "method" | "path" | "title" | "summary" | "docs" | "standing"> & {
  fields: number;
  required: number;
};

/** Every operation in the order in which a newcomer calls them. */
export function OperationCatalogue({ operations }: { operations: readonly CatalogueEntry[] }) {
  return (
    <ol className="space-y-4">
      {operations.map((op, index) => (
        <li key={op.id}>
          <OperationCard op={op} step={index + 1} />
        </li>
      ))}
    </ol>
  );
}

function OperationCard({ op, step }: { op: CatalogueEntry; step: number }) {
  const t = useTranslations("operations");
  const locale = useLocale();
  return (
    <Card aria-labelledby={op.id} className="relative transition-colors hover:border-brand-line">
      <div className="space-y-2.5 p-4 sm:p-5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Badge tone="outline">{t("step", { step })}</Badge>
          <h2 id={op.id} className="font-semibold text-base">
            <Link href={routes.operation(op.id)} className="after:absolute after:inset-0">
              {inLocale(op.title, locale)}
            </Link>
          </h2>
          <span className="relative">
            <StandingBadge standing={op.standing} />
          </span>
        </div>
        <EndpointLine op={op} />
        <p className="max-w-3xl text-muted-foreground">{inLocale(op.summary, locale)}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-1 text-muted-foreground text-xs">
          <span aria-hidden="true" className={buttonClass({ variant: "primary", size: "sm" })}>
            {t("openForm")}
            <ArrowRight />
          </span>
          <span>{t("fieldCount", { count: op.fields, required: op.required })}</span>
          <span className="relative">
            <DocsLink docs={op.docs} />
          </span>
        </div>
      </div>
    </Card>
  );
}
