"use client";

import { Plus, X } from "lucide-react";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { type AnswerPlan, MOST_TURNS, type PlanProblem, planProblems } from "@/lib/inboxes/answer-plan";
import { draftOf, emptyTurn, PRESETS, planOf, type TurnDraft } from "./plan-draft";
import { TurnFields } from "./turn-fields";

/** Chooses a plan; comes back with what is wrong with it, nothing when it is in force. */
export type ChoosePlan = (input: {
  inbox: string;
  plan: AnswerPlan;
}) => Promise<{ data?: { problems: PlanProblem[] } | undefined }>;

const PRESET_TEXTS = [
  ["usual", "presetUsual"],
  ["refuse", "presetRefuse"],
  ["turns", "presetTurns"],
  ["silent", "presetSilent"],
  ["relay", "presetRelay"],
] as const;

/** The turns of an inbox, one below the other; presets fill them, the button puts them in force. */
export function PlanForm({ inbox, plan, choose }: { inbox: string; plan: AnswerPlan; choose: ChoosePlan }) {
  const t = useTranslations("inboxes");
  const [turns, setTurns] = useState(() => draftOf(plan));
  const [problems, setProblems] = useState<PlanProblem[]>([]);
  const [isBusy, startWork] = useTransition();
  const change = (key: number, part: Partial<TurnDraft>) =>
    setTurns((all) => all.map((turn) => (turn.key === key ? { ...turn, ...part } : turn)));
  const save = () => {
    const wanted = planOf(turns);
    const found = planProblems(wanted);
    setProblems(found);
    if (found.length > 0) return;
    startWork(async () => {
      const done = await choose({ inbox, plan: wanted }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      setProblems(done?.problems ?? []);
      if (done === null) toast.error(t("form.failed"));
      else if (done.problems.length === 0) toast.success(t("form.saved"));
    });
  };
  return (
    <form
      aria-label={t("form.title")}
      className="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t("form.presets")}</legend>
        {PRESET_TEXTS.map(([preset, text]) => (
          <Button key={preset} size="sm" onClick={() => setTurns(PRESETS[preset]())}>
            {t(`form.${text}`)}
          </Button>
        ))}
      </fieldset>
      <ol className="flex flex-col gap-3">
        {turns.map((draft, index) => (
          <li key={draft.key} className="rounded-md border bg-muted/40 p-3">
            <div className="mb-2 flex h-7 items-center justify-between gap-2">
              <span className="font-medium text-xs">{t("form.turn", { number: String(index + 1) })}</span>
              {turns.length > 1 ? (
                <Button
                  size="iconSm"
                  variant="ghost"
                  aria-label={t("form.remove", { number: String(index + 1) })}
                  onClick={() => setTurns((all) => all.filter(({ key }) => key !== draft.key))}
                >
                  <X aria-hidden="true" />
                </Button>
              ) : null}
            </div>
            <TurnFields number={index + 1} {...{ draft, problems }} onChange={(part) => change(draft.key, part)} />
          </li>
        ))}
      </ol>
      <PlanProblems problems={problems} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={isBusy}>
          {t("form.save")}
        </Button>
        <Button
          disabled={turns.length >= MOST_TURNS}
          onClick={() => setTurns((all) => [...all.map(ending), emptyTurn()])}
        >
          <Plus aria-hidden="true" />
          {t("form.add")}
        </Button>
        <p className="text-muted-foreground text-xs">{t("form.recorded")}</p>
      </div>
    </form>
  );
}

/** Only the last step may go on for ever. */
function ending(turn: TurnDraft): TurnDraft {
  return turn.times === "" ? { ...turn, times: "1" } : turn;
}

function PlanProblems({ problems }: { problems: readonly PlanProblem[] }) {
  const t = useTranslations("inboxes");
  if (problems.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-col gap-1 text-destructive">
      {problems.map(({ turn, field, rule }) => (
        <li key={`${turn} ${field} ${rule}`}>
          {t("problem", { turn, field: t(`fields.${field}`), rule: t(`rules.${rule}`) })}
        </li>
      ))}
    </ul>
  );
}
