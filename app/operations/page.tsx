import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { OperationCatalogue } from "@/components/operations/operation-catalogue";
import { getTranslator } from "@/components/shell/request-locale";

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
      <OperationCatalogue />
    </>
  );
}
