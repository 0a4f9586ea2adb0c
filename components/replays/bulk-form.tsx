"use client";

import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { startReplays } from "@/app/replays/actions";
import { Field } from "@/components/targets/field";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type BulkMode, type BulkOrder, MAX_CONCURRENCY, MAX_ITEMS, MAX_PER_SECOND } from "@/lib/replays/bulk";
import type { Foreseen } from "@/lib/replays/outlook";
import { routes } from "@/lib/routes";
import type { DraftProblem } from "@/lib/targets/draft";
import { ModeChoice } from "./mode-choice";
import { askedPlace, firstPlace, PlaceChoice, type Places } from "./place-choice";
import { wholeNumber } from "./whole-number";

const MODES = ["exact", "resigned"] as const;
const ORDERS = ["oldest", "newest", "random"] as const;
const MAX_SEED = 4_294_967_295;

const UNCOUNTED: Foreseen = { count: 0, stale: 0, unsignable: [], isPart: false };

/** `dryRun` is null until all is counted: until then nothing can be started. */
type BulkFormProps = { filter: string; dryRun: Foreseen | null; places: Places; seed: number };

/** How everything that matches is to be sent: where to, how, in which order and how fast. */
export function BulkForm({ filter, dryRun, places, seed: firstSeed }: BulkFormProps) {
  const t = useTranslations("replays.bulk");
  const texts = useTranslations("replays");
  const router = useRouter();
  const base = useId();
  const [place, setPlace] = useState(firstPlace(places));
  const [wanted, setMode] = useState<BulkMode>("exact");
  const [order, setOrder] = useState<BulkOrder["kind"]>("oldest");
  const [seed, setSeed] = useState(String(firstSeed));
  const [rate, setRate] = useState("");
  const [atOnce, setAtOnce] = useState("4");
  const [problems, setProblems] = useState<DraftProblem[]>([]);
  const [isBusy, startWork] = useTransition();

  const { count, stale, unsignable, isPart } = dryRun ?? UNCOUNTED;
  const atLeast = isPart ? ` ${t("atLeast")}` : "";
  const unsigned = unsignable.reduce((sum, one) => sum + one.count, 0);
  const whyNotSigned = unsigned === count ? (unsignable[0]?.why ?? null) : null;
  const mode = whyNotSigned === null ? wanted : "exact";
  const seedNumber = wholeNumber(seed, { least: 0, most: MAX_SEED });
  const perSecond = rate.trim() === "" ? null : wholeNumber(rate, { least: 1, most: MAX_PER_SECOND });
  const concurrency = wholeNumber(atOnce, { least: 1, most: MAX_CONCURRENCY });
  const isRateBad = rate.trim() !== "" && perSecond === null;
  const isSeedBad = order === "random" && seedNumber === null;

  const start = (event: FormEvent) => {
    event.preventDefault();
    setProblems([]);
    if (dryRun === null || isBusy || isRateBad || isSeedBad || concurrency === null) return;
    const chosen: BulkOrder = order === "random" ? { kind: order, seed: seedNumber ?? 0 } : { kind: order };
    const plan = { place: askedPlace(place), filter, mode, order: chosen, perSecond, concurrency };
    startWork(async () => {
      const started = await startReplays(plan).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (started === null) toast.error(texts("sendFailed"));
      else if (started.kind === "refused") setProblems(started.problems);
      else if (started.kind === "no_target") toast.error(texts("targetGone"));
      else if (started.kind === "nothing") toast.error(t("nothing"));
      else if (started.kind === "too_many") toast.error(t("tooMany", { most: MAX_ITEMS }));
      else router.push(routes.bulkReplay(started.id));
    });
  };

  return (
    <Card>
      <CardBody>
        <form onSubmit={start} noValidate className="flex flex-col gap-5">
          <PlaceChoice places={places} value={place} problems={problems} onChange={setPlace} />
          <ModeChoice
            modes={MODES}
            value={mode}
            whyNot={(one) => (one === "resigned" ? whyNotSigned : null)}
            onChange={(chosen) => setMode(chosen === "resigned" ? chosen : "exact")}
          />
          {mode === "exact" && stale > 0 ? (
            <Notice
              text={`${t(unsigned === count ? "staleExact" : "stale", { count: stale, all: count })}${atLeast}`}
            />
          ) : null}
          {mode === "resigned" && unsigned > 0
            ? unsignable.map((one) => (
                <Notice
                  key={one.why}
                  text={`${t("unsignable", { count: one.count, all: count })} ${texts(`impossible.${one.why}`)}${atLeast}`}
                />
              ))
            : null}
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            <Field id={`${base}-order`} label={t("order")} problem={null}>
              {(aria) => (
                <Select
                  value={order}
                  onChange={(event) => setOrder(ORDERS.find((kind) => kind === event.target.value) ?? "oldest")}
                  {...aria}
                >
                  {ORDERS.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`orders.${kind}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {order === "random" ? (
              <Field
                id={`${base}-seed`}
                label={t("seed")}
                hint={t("seedHint")}
                problem={isSeedBad ? t("rule.seed") : null}
              >
                {(aria) => (
                  <Input inputMode="numeric" value={seed} onChange={(event) => setSeed(event.target.value)} {...aria} />
                )}
              </Field>
            ) : null}
            <Field
              id={`${base}-rate`}
              label={t("rate")}
              hint={t("rateHint", { most: MAX_PER_SECOND })}
              problem={isRateBad ? t("rule.perSecond") : null}
            >
              {(aria) => (
                <Input inputMode="numeric" value={rate} onChange={(event) => setRate(event.target.value)} {...aria} />
              )}
            </Field>
            <Field
              id={`${base}-at-once`}
              label={t("concurrency")}
              hint={t("concurrencyHint", { most: MAX_CONCURRENCY })}
              problem={concurrency === null ? t("rule.concurrency") : null}
            >
              {(aria) => (
                <Input
                  inputMode="numeric"
                  value={atOnce}
                  onChange={(event) => setAtOnce(event.target.value)}
                  {...aria}
                />
              )}
            </Field>
          </div>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            aria-disabled={isBusy || dryRun === null}
            className="self-start"
          >
            {isBusy ? t("starting") : dryRun === null ? t("goUncounted") : t("go", { count })}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

function Notice({ text }: { text: string }) {
  return (
    <p className="flex gap-2 text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{text}</span>
    </p>
  );
}
