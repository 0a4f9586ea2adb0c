import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CaseActions } from "@/components/contracts/case-actions";
import { CaseView } from "@/components/contracts/case-view";
import { getTranslator } from "@/components/shell/request-locale";
import { RoomMessages } from "@/components/shell/room-messages";
import { caseMarkdown } from "@/lib/contracts/case-sheet";
import { routes } from "@/lib/routes";
import { loadCase, SHOWS_PERSONAL } from "../../../load-case";

type Props = {
  params: Promise<{ profileId: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { code }] = await Promise.all([getTranslator("caseSheet"), params]);
  return { title: `${t("title")} ${code}` };
}

export default async function CasePage({ params, searchParams }: Props) {
  const [{ profileId, code }, asked, t] = await Promise.all([params, searchParams, getTranslator("caseSheet")]);
  const showsPersonal = asked[SHOWS_PERSONAL] === "1";
  const sheet = await loadCase({ profileId, contractCode: code }, { showsPersonal });
  if (!sheet) notFound();
  return (
    <RoomMessages rooms={["caseSheet"]}>
      <p className="mb-1.5 text-muted-foreground text-xs print:hidden">
        <Link href={routes.contract(profileId, code)} className="hover:underline">
          {t("back")}
        </Link>
      </p>
      <CaseActions {...{ profileId, code, showsPersonal }} markdown={caseMarkdown(sheet)} />
      <CaseView sheet={sheet} />
    </RoomMessages>
  );
}
