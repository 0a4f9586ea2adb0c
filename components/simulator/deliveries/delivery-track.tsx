"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { useInstantText } from "@/components/contracts/use-instant-text";
import { cn } from "@/components/ui/class-names";
import { type AttemptMark, type DeliveryLine, placeOf } from "./delivery-line";
import { OutcomeGlyph } from "./outcome-glyph";
import styles from "./picture.module.css";
import { useDeliveryLink } from "./use-delivery-link";

type DeliveryTrackProps = { line: DeliveryLine; nowMs: number; spanMs: number; openAttempt: string | null };

/** The marks of one delivery, in order of time: each attempt is a link, each resend to come a dashed ring. */
export function DeliveryTrack({ line, nowMs, spanMs, openAttempt }: DeliveryTrackProps) {
  const t = useTranslations("simulator");
  const instant = useInstantText();
  const { delivery, attempts, plannedMs } = line;
  const left = (atMs: number) => `${placeOf(atMs - delivery.createdAtMs, spanMs) * 100}%`;
  const next = plannedMs[0];
  const last = plannedMs.at(-1);
  return (
    <div className={cn(styles.track, "h-8")}>
      <span aria-hidden="true" className="absolute inset-x-0 top-1/2 border-t" />
      {delivery.state === "pending" ? <NowLine left={left(nowMs)} /> : null}
      {plannedMs.map((atMs) => (
        <span
          key={atMs}
          aria-hidden="true"
          title={t("picture.planned", { time: instant(atMs) })}
          className="-translate-x-1/2 -translate-y-1/2 absolute top-1/2"
          style={{ left: left(atMs) }}
        >
          <OutcomeGlyph glyph="planned" />
        </span>
      ))}
      <ol aria-label={t("picture.attempts")}>
        {attempts.map((attempt) => (
          <li
            key={attempt.id}
            className="-translate-x-1/2 -translate-y-1/2 absolute top-1/2 hover:z-10 focus-within:z-10"
            style={{ left: left(attempt.atMs) }}
          >
            <AttemptLink {...{ attempt }} deliveryId={delivery.id} isOpen={attempt.id === openAttempt} />
          </li>
        ))}
        {next === undefined || last === undefined ? null : (
          <li className="sr-only">
            {t("picture.rest", { count: plannedMs.length, next: instant(next), last: instant(last) })}
          </li>
        )}
      </ol>
    </div>
  );
}

type AttemptLinkProps = { attempt: AttemptMark; deliveryId: string; isOpen: boolean };

function AttemptLink({ attempt, deliveryId, isOpen }: AttemptLinkProps) {
  const t = useTranslations("simulator");
  const linkTo = useDeliveryLink();
  const instant = useInstantText();
  const { number, outcome, status, atMs, tookMs, faults } = attempt;
  const answered = status === null ? t(`attempt.${outcome}`) : `${t(`attempt.${outcome}`)} ${status}`;
  const answer = [answered, ...faults.map((kind) => t(`faults.kind.${kind}`))].join(" · ");
  const text = t("picture.attempt", { number, answer, time: instant(atMs), ms: tookMs });
  return (
    <Link
      href={linkTo({ delivery: deliveryId, attempt: attempt.id })}
      scroll={false}
      aria-label={text}
      aria-current={isOpen ? "true" : undefined}
      title={text}
      className={cn("block rounded-md p-1 hover:bg-accent", isOpen && "bg-card ring-2 ring-ring")}
    >
      <OutcomeGlyph glyph={outcome} />
    </Link>
  );
}

function NowLine({ left }: { left: string }) {
  return (
    <span
      aria-hidden="true"
      className="-translate-x-1/2 -inset-y-1 absolute w-0.5 rounded-full bg-brand transition-[left] duration-1000 ease-linear"
      style={{ left }}
    />
  );
}
