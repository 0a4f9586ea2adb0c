import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { CaseList } from "@/components/endpoints/case-list";
import { EarlierRuns } from "@/components/endpoints/earlier-runs";
import { Progress } from "@/components/endpoints/progress";
import { ReportActions } from "@/components/endpoints/report-actions";
import { ReportSummary } from "@/components/endpoints/report-summary";
import { Since } from "@/components/endpoints/since";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { SILENCE_MS } from "@/lib/endpoints/report";
import { routes } from "@/lib/routes";
import { startRun, stopRun } from "../actions";
import { loadReport } from "../load-report";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslator("endpoints"), params]);
  return { title: `${t("title")} ${id}` };
}

export default async function ReportPage({ params }: Props) {
  const [t, { id }] = await Promise.all([getTranslator("endpoints"), params]);
  const loaded = await loadReport(id);
  if (loaded === null) notFound();
  const { report, since, earlier, nowMs } = loaded;
  return (
    <>
      {report.state === "running" ? (
        <RefreshOn kinds={["endpoint_run"]} atMs={nowMs + SILENCE_MS} serverNowMs={nowMs} />
      ) : null}
      <PageHeader
        eyebrow={
          <Link href={routes.endpoints()} className="hover:underline print:hidden">
            {t("back")}
          </Link>
        }
        title={t("runTitle", { url: report.run.url })}
        actions={<ReportActions run={report.run} isOver={report.state !== "running"} start={startRun} stop={stopRun} />}
      />
      <div className="flex flex-col gap-5">
        <ReportSummary report={report} t={t} />
        <Progress text={progressText()} />
        {since === null ? null : <Since since={since} t={t} />}
        <CaseList report={report} t={t} />
        {earlier.length === 0 ? null : <EarlierRuns runs={earlier} t={t} />}
      </div>
    </>
  );

  function progressText(): string {
    const last = report.cases.at(-1);
    if (report.state !== "running")
      return t(`sentence.${report.verdict ?? (report.state === "stopped" ? "stopped" : "broken_off")}`);
    if (!last) return t("sentence.running", { done: 0, planned: report.run.planned.length });
    return t("progress", { title: t(`case.${last.id}.title`), verdict: t(`verdict.${last.verdict}`) });
  }
}
