import type { CaseEvidence } from "@/lib/contracts/case-evidence";
import type { CaseSheet } from "@/lib/contracts/case-sheet";
import type { Contract, MarkKind } from "@/lib/contracts/contract";
import { endedBy, endModeOf } from "@/lib/contracts/ended-by";
import type { Outcome } from "@/lib/contracts/outcome";
import { isLong, maskedText, maskedValue } from "@/lib/contracts/personal";
import { instantParts, zoneOffset } from "@/lib/i18n/time";
import type { WholeTranslator } from "@/lib/i18n/translator";
import type { ProfileSummary } from "@/lib/profiles/profile";
import type { CheckId } from "@/lib/wechatpay/check";
import { SENT } from "./absences";
import { type FollowUps, followUpRows } from "./follow-up-rows";
import { headlineKey } from "./headline";
import { markDetail } from "./mark-detail";
import { type TimelineRow, timelineRows } from "./timeline-rows";

export type Case = {
  profile: Pick<ProfileSummary, "id" | "name" | "mchid" | "target">;
  contract: Contract;
  outcome: Outcome;
  recorded: Outcome;
  followUps: FollowUps;
  evidence: readonly CaseEvidence[];
  /** Values that name a person, to be hidden; null where the reader chose to show them, and remarks too. */
  hidden: readonly string[] | null;
  /** How many notifications of this contract are kept no longer. */
  removed: number;
  nowMs: number;
};

/**
 * A contract's case in the reader's words and zone. Bodies, headers and keys have no way into it. What names a person is
 * masked in what the parties wrote; ids, hashes and our own words have nothing of it and stay whole.
 */
export function caseDocument(about: Case, { t, timeZone }: { t: WholeTranslator; timeZone: string }): CaseSheet {
  const { contract, outcome, hidden, nowMs } = about;
  const time = (ms: number | null) => (ms === null ? "" : instantText(ms, timeZone));
  // The head of a column says the zone, unless summer time sets a row apart.
  const zone = zoneOffset(nowMs, timeZone);
  const cellTime = (ms: number | null) => time(ms).replace(` (${zone})`, "");
  const timeHead = `${t("caseSheet.time")} (${zone})`;
  const mask = masking(hidden);
  const writing: Writing = { about, t, time, cellTime, mask };
  return {
    title: `${t("caseSheet.title")} ${mask.id(contract.contractCode)}`,
    headline: t(`contracts.${headlineKey(outcome.kind, { by: endedBy(contract), disputed: contract.disputed })}`),
    facts: factsOf(writing),
    sections: [
      {
        title: t("contracts.timeline.title"),
        columns: [timeHead, t("caseSheet.who"), t("caseSheet.what"), t("caseSheet.note"), t("caseSheet.id")],
        rows: rowsOf(about).map((row) => timelineCells(row, writing)),
      },
      {
        title: t("caseSheet.evidence"),
        columns: [
          t("caseSheet.id"),
          timeHead,
          t("caseSheet.what"),
          t("caseSheet.answer"),
          t("caseSheet.verdict"),
          t("caseSheet.requestId"),
          t("caseSheet.sha256"),
        ],
        rows: about.evidence.map((piece) => evidenceCells(piece, writing)),
      },
    ],
    notes: [
      t("caseSheet.made", { time: time(nowMs) }),
      ...(about.removed > 0 ? [t("inboxes.kept.contract", { count: about.removed })] : []),
      ...(about.profile.target === "simulator" ? [t("caseSheet.simulated")] : []),
      t(hidden !== null ? "caseSheet.masked" : "caseSheet.unmasked"),
      t("caseSheet.noSecrets"),
    ],
  };
}

type Masking = {
  /** An identifier: only what is as long as an openid can be recognised in it. */
  id: (text: string) => string;
  /** What may quote a value, such as a platform's message. */
  quoting: (text: string) => string;
  /** What is nothing but personal, such as a name or what somebody wrote. */
  whole: (text: string) => string;
};

function masking(hidden: readonly string[] | null): Masking {
  if (hidden === null) return { id: (text) => text, quoting: (text) => text, whole: (text) => text };
  const long = hidden.filter(isLong);
  return {
    id: (text) => maskedText(text, long),
    quoting: (text) => maskedText(text, hidden),
    whole: maskedValue,
  };
}

function factsOf({ about: { profile, contract }, t, time, mask }: Writing): [string, string][] {
  const { signing, payment, presign } = contract;
  const end = signing.state === "terminated" ? signing : null;
  const mode = endModeOf(end?.by ?? null);
  const facts: [string, string | null, (text: string) => string][] = [
    [t("contracts.facts.profile"), `${profile.name} (${profile.id})`, mask.quoting],
    [t("caseSheet.mchid"), profile.mchid, mask.id],
    [t("contracts.facts.subMchid"), contract.subMchid, mask.id],
    [t("contracts.facts.service"), contract.serviceId === null ? null : String(contract.serviceId), mask.id],
    [t("contracts.facts.code"), contract.contractCode, mask.id],
    [t("contracts.facts.contractId"), "contractId" in signing ? signing.contractId : null, mask.id],
    [t("contracts.facts.endedBy"), mode === null ? (end?.by ?? null) : t(`contracts.ended.${mode}.by`), mask.id],
    [t("contracts.facts.endedAt"), end === null ? null : time(end.atMs), mask.id],
    [t("contracts.facts.endRemark"), end?.remark ?? null, mask.whole],
    [t("contracts.facts.prepayId"), contract.prepayId, mask.id],
    [t("contracts.facts.tradeNo"), contract.outTradeNo, mask.id],
    [t("contracts.facts.transactionId"), payment.state === "paid" ? payment.transactionId : null, mask.id],
    [t("contracts.facts.openid"), contract.openid, mask.whole],
    [t("contracts.facts.subOpenid"), contract.subOpenid, mask.whole],
    [t("contracts.facts.account"), contract.displayAccount, mask.whole],
    [t("contracts.facts.notifyUrl"), withoutPassword(contract.notifyUrl), mask.id],
    [t("caseSheet.refusal"), presign.state === "refused" ? `${presign.code} ${presign.message}` : null, mask.quoting],
    [
      t("contracts.contradiction.title"),
      contract.contradictions.map(({ kind }) => t(`contracts.contradiction.kind.${kind}`)).join(" ") || null,
      mask.id,
    ],
  ];
  return facts.flatMap(([name, value, masked]) => (value === null || value === "" ? [] : [[name, masked(value)]]));
}

/** An address may name who asks, with a password (docs: 回调通知注意事项, whose pattern allows it). */
function withoutPassword(url: string | null): string | null {
  return url?.replace(/^([a-z]+:\/\/)[^/?#]*@/i, "$1***@") ?? null;
}

/** The page's own rows, but for the present moment, which passes. */
function rowsOf({ contract, outcome, recorded, followUps, nowMs }: Case): TimelineRow[] {
  const planned = followUpRows(followUps, contract, { recorded, nowMs });
  return timelineRows(contract, outcome, { nowMs, followUps: planned }).filter(({ kind }) => kind !== "now");
}

type Writing = {
  about: Case;
  t: WholeTranslator;
  time: (ms: number | null) => string;
  /** The same below a head that says the zone. */
  cellTime: (ms: number | null) => string;
  mask: Masking;
};

function timelineCells(row: TimelineRow, { about, t, cellTime: time, mask }: Writing): string[] {
  switch (row.kind) {
    case "mark": {
      const { mark } = row;
      const detail = markDetail(mark, (step) => t(`checks.${step}.failed`));
      // The merchant's own call carries the remark that somebody wrote.
      const detailOf = (kind: MarkKind) => (kind === "terminate_called" ? mask.whole : mask.quoting);
      const notes = [
        detail === null ? null : detailOf(mark.kind)(detail),
        mark.source === "simulator" ? t("contracts.timeline.simulated") : null,
        mark.counted ? null : t("contracts.timeline.notCounted"),
        about.followUps.exchangeIds.includes(mark.evidence?.id ?? "") ? t("contracts.followUp.byItself") : null,
      ];
      const note = notes.filter((text) => text !== null && text !== "").join(t("caseSheet.join"));
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
      const note = SENT.includes(absence.kind) ? "" : t("contracts.timeline.notSent");
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
        row.followUp.why === "interrupted" ? t("contracts.followUp.interrupted") : (row.followUp.why ?? ""),
        "",
      ];
    default:
      return [time(row.atMs), t("contracts.lane.wechat"), t("contracts.timeline.windowEnd"), "", ""];
  }
}

function evidenceCells(piece: CaseEvidence, { t, cellTime: time }: Writing): string[] {
  const hashes = [
    piece.sentSha256 === null ? null : `${t("caseSheet.sent")} ${piece.sentSha256}`,
    piece.receivedSha256 === null ? null : `${t("caseSheet.received")} ${piece.receivedSha256}`,
  ];
  return [
    piece.id,
    time(piece.atMs),
    `${t(`caseSheet.kind.${piece.kind}`)} ${piece.what}`,
    [piece.status, codeOf(piece, t)].filter((part) => part !== null).join(" "),
    t(`caseSheet.verdicts.${piece.verdict}`),
    piece.requestId ?? "",
    hashes.filter((text) => text !== null).join(t("caseSheet.join")),
  ];
}

/** Of a notification, what was wrong with it; of a call, the platform's own word. */
function codeOf({ kind, code }: CaseEvidence, t: WholeTranslator): string | null {
  return kind === "notification" && code !== null ? t(`checks.${code as CheckId}.failed`) : code;
}

function instantText(ms: number, timeZone: string): string {
  const { date, clock } = instantParts(ms, timeZone);
  return `${date} ${clock} (${zoneOffset(ms, timeZone)})`;
}
