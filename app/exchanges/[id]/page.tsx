import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/evidence/page-header";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import { CurlExport } from "@/components/exchanges/curl-export";
import { DiagnosisSection } from "@/components/exchanges/diagnosis-section";
import { ExchangeOverview } from "@/components/exchanges/exchange-overview";
import { OpenedSection } from "@/components/exchanges/opened-section";
import { ChecksSection, ReplySection } from "@/components/exchanges/reply-section";
import { SectionLinks } from "@/components/exchanges/section-links";
import { SentSection, SignedSection } from "@/components/exchanges/sent-section";
import { StatusBadge } from "@/components/exchanges/status-badge";
import { formFromExchange } from "@/components/operations/links";
import { getLocale, getTranslator } from "@/components/shell/request-locale";
import { SettingsDocument } from "@/components/simulator/settings/settings-document";
import { settingsOfReply } from "@/components/simulator/settings/settings-of";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { isFollowUp } from "@/lib/contracts/follow-up-store";
import { toView } from "@/lib/exchanges/view";
import { inLocale } from "@/lib/i18n/locale";
import { world } from "@/lib/machine/world";
import { getProfile } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";
import { readSettings } from "@/lib/simulator/settings";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { openedOf } from "../opened-of";
import { readExchange } from "./read-exchange";

export const dynamic = "force-dynamic";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `${(await getTranslator("exchanges"))("title")} ${(await params).id}` };
}

export default async function ExchangePage({ params }: PageProps) {
  const [{ id }, t, locale, { store, sim }] = await Promise.all([
    params,
    getTranslator("exchanges"),
    getLocale(),
    world(),
  ]);
  const exchange = await readExchange(id);
  if (!exchange) notFound();
  const [profile, isByItself] = await Promise.all([getProfile(store.db, exchange.profileId), isFollowUp(store.db, id)]);
  const op = operationById(exchange.operationId);
  const view = toView(exchange, await openedOf(exchange));
  const status = view.reply.kind === "reply" ? view.reply.status : null;
  const shaping = op && exchange.target === "simulator" ? settingsOfReply(op, status) : [];
  const answer = view.reply.kind === "reply" ? view.reply : { status: null, code: view.reply.code };
  return (
    <>
      <PageHeader
        eyebrow={<Link href={routes.exchanges()}>{t("title")}</Link>}
        title={op ? inLocale(op.title, locale) : exchange.operationId}
        badges={
          <>
            <StatusBadge status={answer.status} code={answer.code} />
            <VerdictBadge verdict={exchange.verdict} />
            {isByItself ? <Badge tone="neutral">{t("byItself")}</Badge> : null}
          </>
        }
        actions={
          op ? (
            <Link href={formFromExchange(op.id, id)} className={buttonClass({ variant: "primary" })}>
              {t("again")}
            </Link>
          ) : null
        }
      />
      <SectionLinks has401={answer.status === 401} hasChecks={exchange.checks.length > 0} />
      <div className="space-y-6">
        <Card aria-label={t("overview")}>
          <ExchangeOverview exchange={view} title={op?.title ?? null} profileName={profile?.name ?? null} />
        </Card>
        <DiagnosisSection exchange={view} />
        <ReplySection exchange={view} />
        {shaping.length === 0 ? null : (
          <SettingsDocument settings={shaping} values={await readSettings(sim)} locale={locale} about="reply" />
        )}
        <OpenedSection parts={view.opened} />
        <ChecksSection exchange={view} />
        <SignedSection exchange={view} />
        <SentSection exchange={view} />
        <Card aria-labelledby="curl">
          <CardHeader id="curl" title={t("curl.title")} />
          <CurlExport request={exchange.request} timestamp={exchange.signing.timestamp} />
        </Card>
      </div>
    </>
  );
}
