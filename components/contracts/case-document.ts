import type { CaseEvidence } from "@/lib/contracts/case-evidence";
import type { CaseSection, CaseSheet } from "@/lib/contracts/case-sheet";
import type { Contract } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { maskedText } from "@/lib/contracts/personal";
import { instantParts, zoneOffset } from "@/lib/i18n/time";
import type { WholeTranslator } from "@/lib/i18n/translator";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { type FollowUps, followUpRows } from "./follow-up-rows";
import { type TimelineRow, timelineRows } from "./timeline-rows";

export type Case = {
  profile: Pick<ProfileSummary, "id" | "name" | "mchid" | "target">;
  contract: Contract;
  outcome: Outcome;
  recorded: Outcome;
  followUps: FollowUps;
  evidence: readonly CaseEvidence[];
  /** Values that name a person, to be hidden; empty where the reader chose to show them. */
  hidden: readonly string[];
  nowMs: number;
};

/** A contract's case in the reader's words and zone. Bodies, headers and keys have no way into it. */
export function caseDocument(about: Case, { t, timeZone }: { t: WholeTranslator; timeZone: string }): CaseSheet {
  const { contract, outcome, hidden, nowMs } = about;
  const time = (ms: number | null) => (ms === null ? "" : instantText(ms, timeZone));
  const hide = (text: string | null) => maskedText(text ?? "", hidden);
  const cells = (section: CaseSection): CaseSection => ({ ...section, rows: section.rows.map((row) => row.map(hide)) });
  return {
    title: `${t("caseSheet.title")} ${hide(contract.contractCode)}`,
    headline: t(`contracts.outcome.${outcome.kind}.sentence`),
    facts: factsOf(about, t).map(([name, value]) => [name, hide(value)] as const),
    sections: [
      cells({
        title: t("contracts.timeline.title"),
        columns: [t("caseSheet.time"), t("caseSheet.who"), t("caseSheet.what"), t("caseSheet.note"), t("caseSheet.id")],
        rows: rowsOf(about).map((row) => timelineCells(row, { about, t, time })),
      }),
      cells({
        title: t("caseSheet.evidence"),
        columns: [
          t("caseSheet.id"),
          t("caseSheet.time"),
          t("caseSheet.what"),
          t("caseSheet.answer"),
          t("caseSheet.verdict"),
          t("caseSheet.requestId"),
          t("caseSheet.sha256"),
        ],
        rows: about.evidence.map((piece) => evidenceCells(piece, { t, time })),
      }),
    ],
    notes: [
      t("caseSheet.made", { time: time(nowMs) }),
      ...(about.profile.target === "simulator" ? [t("caseSheet.simulated")] : []),
      t(hidden.length > 0 ? "caseSheet.masked" : "caseSheet.unmasked"),
      t("caseSheet.noSecrets"),
    ],
  };
}

function factsOf({ profile, contract }: Case, t: WholeTranslator): [string, string][] {
  const { signing, payment, presign } = contract;
  const facts: [string, string | null][] = [
    [t("contracts.facts.profile"), `${profile.name} (${profile.id})`],
    [t("caseSheet.mchid"), profile.mchid],
    [t("caseSheet.subMchid"), contract.subMchid],
    [t("contracts.facts.service"), contract.serviceId === null ? null : String(contract.serviceId)],
    [t("contracts.facts.code"), contract.contractCode],
    [t("contracts.facts.contractId"), "contractId" in signing ? signing.contractId : null],
    [t("contracts.facts.prepayId"), contract.prepayId],
    [t("contracts.facts.tradeNo"), contract.outTradeNo],
    [t("caseSheet.transactionId"), payment.state === "paid" ? payment.transactionId : null],
    [t("caseSheet.openid"), contract.openid],
    [t("caseSheet.subOpenid"), contract.subOpenid],
    [t("contracts.facts.account"), contract.displayAccount],
    [t("contracts.facts.notifyUrl"), contract.notifyUrl],
    [t("caseSheet.refusal"), presign.state === "refused" ? `${presign.code} ${presign.message}` : null],
    [
      t("contracts.contradiction.title"),
      contract.contradictions.map(({ kind }) => t(`contracts.contradiction.kind.${kind}`)).join(" ") || null,
    ],
  ];
  return facts.flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value]]));
}

/** The page's own rows, but for the present moment, which passes. */
function rowsOf({ contract, outcome, recorded, followUps, nowMs }: Case): TimelineRow[] {
  const planned = followUpRows(followUps, contract, { recorded, nowMs });
  return timelineRows(contract, outcome, { nowMs, followUps: planned }).filter(({ kind }) => kind !== "now");
}

type Writing = { about: Case; t: WholeTranslator; time: (ms: number | null) => string };

function timelineCells(row: TimelineRow, { about, t, time }: Writing): string[] {
  switch (row.kind) {
    case "mark": {
      const { mark } = row;
      const notes = [
        mark.detail,
        mark.source === "simulator" ? t("contracts.timeline.simulated") : null,
        mark.counted ? null : t("contracts.timeline.notCounted"),
        about.followUps.exchangeIds.includes(mark.evidence?.id ?? "") ? t("contracts.followUp.byItself") : null,
      ];
      const note = notes.filter((text) => text !== null && text !== "").join("; ");
      return [
        time(mark.atMs),
        t(`contracts.lane.${mark.lane}`),
        t(`contracts.mark.${mark.kind}`),
        note,
        mark.evidence?.id ?? "",
      ];
    }
    case "absence": {
      const { absence } = row;
      const note = absence.kind === "awaited" ? "" : t("contracts.timeline.notSent");
      return [
        time(absence.atMs),
        t(`contracts.lane.${absence.lane}`),
        t(`contracts.absence.${absence.kind}`),
        note,
        "",
      ];
    }
    case "follow_up":
      return [
        time(row.followUp.atMs),
        t("contracts.lane.merchant"),
        t(`contracts.followUp.${row.followUp.kind}`),
        row.followUp.why ?? "",
        "",
      ];
    default:
      return [time(row.atMs), t("contracts.lane.wechat"), t("contracts.timeline.windowEnd"), "", ""];
  }
}

function evidenceCells(piece: CaseEvidence, { t, time }: Pick<Writing, "t" | "time">): string[] {
  const hashes = [
    piece.sentSha256 === null ? null : `${t("caseSheet.sent")} ${piece.sentSha256}`,
    piece.receivedSha256 === null ? null : `${t("caseSheet.received")} ${piece.receivedSha256}`,
  ];
  return [
    piece.id,
    time(piece.atMs),
    `${t(`caseSheet.kind.${piece.kind}`)} ${piece.what}`,
    [piece.status, piece.code].filter((part) => part !== null).join(" "),
    piece.verdict,
    piece.requestId ?? "",
    hashes.filter((text) => text !== null).join("; "),
  ];
}

function instantText(ms: number, timeZone: string): string {
  const { date, clock } = instantParts(ms, timeZone);
  return `${date} ${clock} (${zoneOffset(ms, timeZone)})`;
}
