"use client";

import { type CSSProperties, memo } from "react";
import { HttpStatus } from "@/components/evidence/http-status";
import { badgeClass } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";
import arrival from "./arrival.module.css";
import { ROLES } from "./roles";
import { ROW_ICONS } from "./row-icons";
import styles from "./rows.module.css";
import { SUBJECT_LOOK, subjectOf } from "./subject-links";
import type { RowWords } from "./use-row-words";

type NotificationRowProps = {
  item: NotificationSummary;
  isPinned: boolean;
  isNew: boolean;
  words: RowWords;
  /** Its place in a list of which not all rows exist, from 0; such a row has the height of all others. */
  at?: number;
};

const ROW = "max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:py-2";
const CELL = "px-3 py-2 align-middle max-sm:py-1";
const VERDICTS = { verified: badgeClass({ tone: "success" }), rejected: badgeClass({ tone: "destructive" }) };
const ASSUMED = cn(badgeClass({ tone: "warning" }), "ml-2 border-dashed align-middle max-sm:ml-1.5");
const PIN = cn(buttonClass({ variant: "ghost", size: "iconSm" }), "ml-1 align-middle");
const PINNED = cn(PIN, "text-brand [&_svg]:fill-current");
// The head of the column says the unit where there is one.
const BYTES = "whitespace-nowrap text-right tabular-nums max-sm:after:content-['_'attr(data-unit)]";
const FAILED = "block truncate text-destructive text-xs";

/**
 * One delivery. `isNew` lets it slide in, once. It has no hooks, no handlers and few elements, because a list makes
 * hundreds a second while one scrolls: the table follows its links, toggles its pin and titles its time.
 */
export const NotificationRow = memo(function NotificationRow(props: NotificationRowProps) {
  const { item, isPinned, isNew, words, at } = props;
  const cell = at === undefined ? CELL : undefined;
  const { date, clock } = words.time(item.atMs);
  const subject = subjectOf(item);
  return (
    <tr
      {...ROLES.row}
      // The head is the first row.
      aria-rowindex={at === undefined ? undefined : at + 2}
      style={at === undefined ? undefined : ({ "--at": at } as CSSProperties)}
      className={cn(at === undefined ? ROW : styles.row, item.failedStep && styles.hasFailed, isNew && arrival.arrived)}
      data-notification={item.id}
    >
      <td {...ROLES.cell} className={cell}>
        <a href={routes.notification(item.id)} className="text-brand underline-offset-4 hover:underline">
          <time
            dateTime={new Date(item.atMs).toISOString()}
            data-ms={item.atMs}
            className="whitespace-nowrap tabular-nums"
          >
            <span className="text-muted-foreground">{date} </span>
            {clock.slice(0, 8)}
            <span className="text-muted-foreground">{clock.slice(8)}</span>
          </time>
        </a>
        <button
          type="button"
          data-pin={item.id}
          aria-pressed={isPinned}
          aria-label={words.pin(item.id)}
          className={isPinned ? PINNED : PIN}
        >
          {ROW_ICONS.pin}
        </button>
        {item.isImported ? <span className="ml-1 text-2xs text-warning">{words.imported}</span> : null}
      </td>
      <td {...ROLES.cell} className={cell}>
        <span className={VERDICTS[item.verdict]}>
          {ROW_ICONS[item.verdict]}
          {words.verdicts[item.verdict]}
        </span>
        {item.failedStep ? (
          <span className={cn(FAILED, at === undefined ? "max-w-64" : styles.failed)}>
            {words.rejectedAt(item.failedStep)}
          </span>
        ) : null}
      </td>
      <td {...ROLES.cell} className={cell}>
        {item.eventType === null ? (
          <span className="text-muted-foreground">{words.noEvent}</span>
        ) : (
          <code className="align-middle text-[0.8125rem] max-sm:text-xs">{item.eventType}</code>
        )}
        {item.eventType?.startsWith("ENTRUST.") ? (
          <span className={ASSUMED} title={words.assumedWhy}>
            {ROW_ICONS.assumed}
            {words.assumed}
          </span>
        ) : null}
      </td>
      <td {...ROLES.cell} className={cell}>
        {item.summary ?? ""}
      </td>
      <td {...ROLES.cell} className={cell}>
        {subject ? (
          <a href={subject.href} title={subject.name} className={SUBJECT_LOOK}>
            {subject.name}
          </a>
        ) : (
          <span className="text-muted-foreground">{words.noSubject}</span>
        )}
      </td>
      <td {...ROLES.cell} data-unit={words.bytesUnit} className={cn(cell, BYTES)}>
        {words.bytes(item.bytes)}
      </td>
      <td {...ROLES.cell} className={cell}>
        <HttpStatus status={item.answeredStatus} />
      </td>
    </tr>
  );
});
