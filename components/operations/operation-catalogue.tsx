import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { inLocale, type Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { routes } from "@/lib/routes";
import type { Operation } from "@/lib/wechatpay/operation";
import { EndpointLine } from "./endpoint-line";

/** What a card shows of an operation: its texts and how many fields it has. */
export type CatalogueEntry = Pick<Operation, "id" | "group" | "mode" | "method" | "path" | "title" | "summary"> & {
  fields: number;
  required: number;
};

const GROUPS: readonly Operation["group"][] = ["contract", "order", "platform"];

/** Every operation by what it is about, each group in the order in which a newcomer calls them. Rendered on the server alone. */
export function OperationCatalogue({ operations, locale }: { operations: readonly CatalogueEntry[]; locale: Locale }) {
  const t = translator(locale, "operations.catalogue");
  return (
    <div className="space-y-8">
      {GROUPS.map((group) => {
        const members = operations.filter((op) => op.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="font-semibold text-base">
              {t(`${group}.title`)} <span className="font-normal text-muted-foreground text-sm">{members.length}</span>
            </h2>
            <p className="mb-3 max-w-3xl text-muted-foreground text-sm">{t(`${group}.why`)}</p>
            <ul className="grid gap-3 lg:grid-cols-2">
              {members.map((op) => (
                <OperationCard key={op.id} op={op} locale={locale} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function OperationCard({ op, locale }: { op: CatalogueEntry; locale: Locale }) {
  const t = translator(locale, "operations");
  return (
    <li className="relative flex min-w-0 flex-col gap-1.5 rounded-lg border bg-card px-4 py-3 shadow-card transition-colors hover:border-brand-line">
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <h3 className="font-semibold text-sm">
          <Link href={routes.operation(op.id)} className="after:absolute after:inset-0">
            {inLocale(op.title, locale)}
          </Link>
        </h3>
        <Badge tone="outline">{t(`mode.${op.mode}`)}</Badge>
      </div>
      <EndpointLine op={op} />
      <p className="line-clamp-2 text-muted-foreground text-xs">{inLocale(op.summary, locale)}</p>
      <p className="mt-auto text-muted-foreground text-xs">
        {t("fieldCount", { count: op.fields, required: op.required })}
      </p>
    </li>
  );
}
