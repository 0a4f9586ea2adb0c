import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ContractDetail } from "@/components/contracts/contract-detail";
import { headlineKey } from "@/components/contracts/headline";
import { OutcomeBadge } from "@/components/contracts/outcome-badge";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { endedBy } from "@/lib/contracts/ended-by";
import { removedOfContract } from "@/lib/inboxes/removed";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { loadContract } from "../../load-contract";
import { loadFollowUps } from "../../load-follow-ups";

type Props = { params: Promise<{ profileId: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { code }] = await Promise.all([getTranslator("contracts"), params]);
  return { title: `${t("title")} ${code}` };
}

export default async function ContractPage({ params }: Props) {
  const { profileId, code } = await params;
  const loaded = await loadContract(profileId, code);
  if (!loaded) notFound();
  const [t, kept, sheet, { store }] = await Promise.all([
    getTranslator("contracts"),
    getTranslator("inboxes.kept"),
    getTranslator("caseSheet"),
    world(),
  ]);
  const removed = await removedOfContract(store.db, { profileId, contractCode: loaded.contract.contractCode });
  const { contract, outcome, recorded, profile, presignCall, nowMs, isFrozen } = loaded;
  const followUps = await loadFollowUps(loaded);
  const sentence = t(headlineKey(outcome.kind, { by: endedBy(contract), disputed: contract.disputed }));
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={routes.contracts()} className="hover:underline">
            {t("back")}
          </Link>
        }
        title={sentence}
        badges={<OutcomeBadge kind={outcome.kind} isDisputed={contract.disputed !== null} />}
        description={<code>{contract.contractCode}</code>}
        actions={
          <>
            <CopyButton text={sentence} name={t("copySentence")} withLabel />
            <Link href={routes.contractCase(profileId, code, false)} className={buttonClass()}>
              {sheet("open")}
            </Link>
          </>
        }
      />
      {removed ? (
        <p className="mb-5 rounded-lg border border-warning-line bg-warning-soft px-4 py-2.5 text-warning">
          {kept("contract", { count: removed.removed })}
        </p>
      ) : null}
      <ContractDetail
        {...{ contract, outcome, recorded, followUps, presignCall, nowMs, isFrozen, profileId }}
        profileName={profile.name}
        isSimulated={profile.target === "simulator"}
      />
    </>
  );
}
