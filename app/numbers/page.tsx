import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { CountTable } from "@/components/numbers/count-table";
import { DayChart } from "@/components/numbers/day-chart";
import { Definitions } from "@/components/numbers/definitions";
import { durationText } from "@/components/numbers/duration-text";
import { Funnel } from "@/components/numbers/funnel";
import { PeriodForm } from "@/components/numbers/period-form";
import { RefusalBars } from "@/components/numbers/refusal-bars";
import { PRE_SIGN_ID } from "@/components/operations/known-operations";
import { getTimeZone, getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { readNumbers } from "@/lib/contracts/numbers";
import { dayText, readNumbersFilter } from "@/lib/contracts/numbers-filter";
import { offsetAt } from "@/lib/i18n/time";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { loadWhose } from "./load-whose";

export const dynamic = "force-dynamic";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("numbers");
  return { title: t("title") };
}

export default async function NumbersPage({ searchParams }: Props) {
  const [asked, t, timeZone, here] = await Promise.all([
    searchParams,
    getTranslator("numbers"),
    getTimeZone(),
    world(),
  ]);
  const params = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const { chosen, profiles, profileIds, nowMs } = await loadWhose(params.get("of"), here);
  const offsetMs = offsetAt(nowMs, timeZone);
  const filter = readNumbersFilter(params, { nowMs, offsetMs });
  const { total, days, merchants, refusals } = await readNumbers(here.store.db, {
    filter,
    profileIds,
    nowMs,
  });
  const dayOf = (ms: number) => dayText(ms, offsetMs);
  const period = { from: dayOf(filter.fromMs), to: dayOf(filter.toMs - 1) };
  const asking = { ...period, of: chosen };
  const isEmpty = total.presigned + total.refused === 0;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <PeriodForm
        {...period}
        chosen={chosen}
        profiles={profiles.map(({ id, name, target }) => ({ id, name, target }))}
        subMchid={filter.subMchid}
        today={dayOf(nowMs)}
      />
      {isEmpty ? (
        <EmptyState
          title={t("empty")}
          action={
            <Link href={routes.operation(PRE_SIGN_ID)} className={buttonClass()}>
              {t("toPresign")}
            </Link>
          }
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-5">
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <Card aria-labelledby="funnel">
              <CardHeader id="funnel" title={t("funnel")} />
              <CardBody>
                <Funnel counts={total} />
              </CardBody>
            </Card>
            <Card aria-labelledby="refusals">
              <CardHeader id="refusals" title={t("refusals")} />
              <CardBody>
                <RefusalBars refusals={refusals} total={total.refused} />
              </CardBody>
            </Card>
          </div>
          <Card>
            <CardHeader title={t("perDay")} />
            <CardBody className="grid gap-6 xl:grid-cols-2">
              <DayChart
                title={t("chart.signed")}
                names={{ whole: t("presigned"), part: t("signed") }}
                points={days.map((day) => ({ label: dayOf(day.dayMs), whole: day.presigned, part: day.signed }))}
                {...period}
              />
              <DayChart
                title={t("chart.silent")}
                names={{ whole: t("ended"), part: t("silent") }}
                points={days.map((day) => ({ label: dayOf(day.dayMs), whole: day.ended, part: day.silent }))}
                {...period}
              />
            </CardBody>
            <CountTable
              name={t("perDay")}
              first={t("day")}
              total={total}
              rows={days
                .toReversed()
                .map((day) => ({ key: dayOf(day.dayMs), name: dayOf(day.dayMs), href: null, counts: day }))}
            />
          </Card>
          <Card>
            <CardHeader title={t("perMerchant")} />
            <CountTable
              name={t("perMerchant")}
              first={t("merchant")}
              total={null}
              rows={merchants.map((merchant) => ({
                key: merchant.subMchid ?? "",
                name: merchant.subMchid ?? t("noMerchant"),
                href: merchant.subMchid === null ? null : routes.numbers({ ...asking, sub: merchant.subMchid }),
                counts: merchant,
              }))}
            />
          </Card>
          <Definitions />
        </div>
      )}
      {filter.subMchid === null ? null : (
        <p className="mt-4 text-sm">
          <Link href={routes.numbers(asking)} className="text-brand underline underline-offset-4">
            {t("allMerchants")}
          </Link>
        </p>
      )}
      <p className="sr-only">{t("medianIs", { time: durationText(total.medianMs, t) })}</p>
    </>
  );
}
