"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inLocale } from "@/lib/i18n/locale";
import { routes } from "@/lib/routes";
import { fieldsOf, type Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { DocsLink } from "./docs-link";
import { EndpointLine } from "./endpoint-line";
import { StandingBadge } from "./standing-badge";

/** Every operation in the order in which a newcomer calls them. */
export function OperationCatalogue() {
  return (
    <ol className="space-y-4">
      {OPERATIONS.map((op, index) => (
        <li key={op.id}>
          <OperationCard op={op} step={index + 1} />
        </li>
      ))}
    </ol>
  );
}

function OperationCard({ op, step }: { op: Operation; step: number }) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const fields = fieldsOf(op);
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
          <span>
            {t("fieldCount", { count: fields.length, required: fields.filter(({ required }) => required).length })}
          </span>
          <span className="relative">
            <DocsLink docs={op.docs} />
          </span>
        </div>
      </div>
    </Card>
  );
}
