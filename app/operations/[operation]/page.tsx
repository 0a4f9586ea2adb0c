import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { DocsLink } from "@/components/operations/docs-link";
import { EndpointLine } from "@/components/operations/endpoint-line";
import { orderIdFor } from "@/components/operations/known-operations";
import { OperationConsole } from "@/components/operations/operation-console";
import { ReplyDocument } from "@/components/operations/reply-document";
import { StandingBadge } from "@/components/operations/standing-badge";
import { getLocale, getTranslator } from "@/components/shell/request-locale";
import { SettingsDocument } from "@/components/simulator/settings/settings-document";
import { settingsOf } from "@/components/simulator/settings/settings-of";
import { buttonClass } from "@/components/ui/button";
import { inLocale } from "@/lib/i18n/locale";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { readSettings } from "@/lib/simulator/settings";
import { exampleReply } from "@/lib/wechatpay/form";
import { fieldsOf, type Operation, replyFieldsOf } from "@/lib/wechatpay/operation";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { countedIn, type Sheet, sheetOf } from "@/lib/wechatpay/sheet";
import { readStart } from "./start";

export const dynamic = "force-dynamic";

type PageProps = {
  params: Promise<{ operation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const op = operationById((await params).operation);
  return op ? { title: inLocale(op.title, await getLocale()) } : {};
}

export default async function OperationPage({ params, searchParams }: PageProps) {
  const op = operationById((await params).operation);
  if (!op) notFound();
  const [locale, t, query] = await Promise.all([getLocale(), getTranslator("operations"), searchParams]);
  const settings = await readSettings((await world()).sim);
  const start = await readStart(op, typeof query.from === "string" ? query.from : null, query.anew === "1");
  return (
    <>
      <PageHeader
        eyebrow={<Link href={routes.operations()}>{t("title")}</Link>}
        title={inLocale(op.title, locale)}
        badges={<StandingBadge standing={op.standing} />}
        description={inLocale(op.summary, locale)}
        actions={<DocsLink docs={op.docs} />}
      />
      <div className="-mt-3 mb-6">
        <EndpointLine op={op} />
      </div>
      {start ? (
        <OperationConsole
          key={`${op.id} ${start.from}`}
          op={countedIn(sheetOf(op), settings.displayAccountUnit)}
          order={orderOf(op)}
          {...start}
        />
      ) : (
        <EmptyState
          title={t("noProfile.title")}
          action={
            <Link href={routes.profiles()} className={buttonClass({ variant: "primary" })}>
              {t("noProfile.action")}
            </Link>
          }
        >
          {t("noProfile.text")}
        </EmptyState>
      )}
      <ReplyDocument
        status={op.success}
        sample={op.success === 204 ? "" : JSON.stringify(exampleReply(op), null, 2)}
        locale={locale}
        fields={replyFieldsOf(op)}
      />
      <SettingsDocument settings={settingsOf(op)} values={settings} locale={locale} about="operation" />
    </>
  );
}

/** The order that earns this operation's prepay_id, if it needs one. */
function orderOf(op: Operation): Sheet | null {
  const order = fieldsOf(op).some(({ name }) => name === "prepay_id") ? operationById(orderIdFor(op.id)) : null;
  return order && sheetOf(order);
}
