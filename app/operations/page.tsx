import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { ModeFilter, modeOf } from "@/components/operations/mode-filter";
import { type CatalogueEntry, OperationCatalogue } from "@/components/operations/operation-catalogue";
import { getLocale, getTranslator } from "@/components/shell/request-locale";
import { fieldsOf, type Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("operations"))("title") };
}

export default async function OperationsPage({ searchParams }: PageProps) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslator("operations"), searchParams]);
  const chosen = modeOf(query.mode);
  const shown = OPERATIONS.filter((op) => chosen === null || op.mode === "any" || usableBy(chosen, op));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            {t("description")}
            <br />
            {t("order")}
          </>
        }
      />
      <ModeFilter chosen={chosen} locale={locale} />
      <OperationCatalogue operations={shown.map(entryOf)} locale={locale} />
    </>
  );
}

/** An institution and a platform merchant order for their sub-merchants with the operations of a service provider. */
function usableBy(chosen: Operation["mode"], { mode, group }: Operation): boolean {
  return mode === chosen || (group === "order" && mode === "service-provider" && chosen !== "normal");
}

function entryOf(op: Operation): CatalogueEntry {
  const { id, group, mode, method, path, title, summary } = op;
  const fields = fieldsOf(op);
  const required = fields.filter((field) => field.required).length;
  return { id, group, mode, method, path, title, summary, fields: fields.length, required };
}
