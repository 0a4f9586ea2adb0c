import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { type CatalogueEntry, OperationCatalogue } from "@/components/operations/operation-catalogue";
import { getTranslator } from "@/components/shell/request-locale";
import { fieldsOf, type Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("operations"))("title") };
}

export default async function OperationsPage() {
  const t = await getTranslator("operations");
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
      <OperationCatalogue operations={OPERATIONS.map(entryOf)} />
    </>
  );
}

function entryOf(op: Operation): CatalogueEntry {
  const { id, method, path, title, summary, docs, standing } = op;
  const fields = fieldsOf(op);
  const required = fields.filter((field) => field.required).length;
  return { id, method, path, title, summary, docs, standing, fields: fields.length, required };
}
