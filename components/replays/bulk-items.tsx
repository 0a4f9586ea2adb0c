"use client";

import Link from "next/link";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { HttpStatus } from "@/components/evidence/http-status";
import { OlderRows } from "@/components/shell/older-rows";
import { oneAtATime } from "@/components/shell/one-at-a-time";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { type BulkItem, GRADES, type ItemState } from "@/lib/replays/bulk";
import type { ItemView, ListedItem } from "@/lib/replays/bulk-store";
import { isImpossible } from "@/lib/replays/replay";
import { routes } from "@/lib/routes";
import { ITEM_TONES } from "./bulk-tones";
import { readItems } from "./read-pages";

export type ItemsPage = { items: ListedItem[]; next: string | null };

type BulkItemsProps = {
  bulkId: string;
  initial: ItemsPage;
  statuses: readonly { status: number; count: number }[];
  /** Changes whenever the run has moved, so that the first page is read again. */
  moved: number;
};

const ORDERS = ["worst", "slowest", "position"] as const;
const FIRST_VIEW: ItemView = { by: "worst", state: null, status: null };

/** The results of a run: failures first, slowest first or as they were sent; all, or those of one outcome. */
export function BulkItems({ bulkId, initial, statuses, moved }: BulkItemsProps) {
  const t = useTranslations("replays.bulk");
  const texts = useTranslations("replays");
  const base = useId();
  const [view, setView] = useState(FIRST_VIEW);
  const [page, setPage] = useState(initial);
  const [older, setOlder] = useState<"idle" | "loading" | "failed">("idle");
  const [isOnFirst, setOnFirst] = useState(true);

  const shown = useRef(view);
  shown.current = view;
  const readFirst = async (wanted: ItemView) => {
    const found = await readItems(bulkId, wanted, null).catch(() => null);
    if (shown.current !== wanted) return;
    setOlder(found ? "idle" : "failed");
    if (found) setPage(found);
  };
  const [refresh] = useState(() => oneAtATime(() => readFirst(shown.current)));
  // Rows that somebody reads further down stay where they are.
  useEffect(() => {
    if (moved > 0 && isOnFirst) refresh();
  }, [moved, isOnFirst, refresh]);

  const choose = (given: Partial<ItemView>) => {
    const wanted = { ...view, ...given };
    shown.current = wanted;
    setView(wanted);
    setOnFirst(true);
    void readFirst(wanted);
  };
  const readOlder = async () => {
    if (page.next === null || older === "loading") return;
    setOnFirst(false);
    setOlder("loading");
    const found = await readItems(bulkId, view, page.next).catch(() => null);
    setOlder(found ? "idle" : "failed");
    if (found) setPage((known) => ({ items: [...known.items, ...found.items], next: found.next }));
  };
  return (
    <Card aria-labelledby={`${base}-items`}>
      <CardHeader
        id={`${base}-items`}
        title={t("items")}
        actions={
          <>
            <Select
              aria-label={t("view")}
              value={view.by}
              onChange={(event) => choose({ by: ORDERS.find((by) => by === event.target.value) ?? "worst" })}
            >
              {ORDERS.map((by) => (
                <option key={by} value={by}>
                  {t(`views.${by}`)}
                </option>
              ))}
            </Select>
            <Select
              aria-label={t("show")}
              value={shownOf(view)}
              onChange={(event) => choose(readShown(event.target.value))}
            >
              <option value="">{t("all")}</option>
              {STATES.map((state) => (
                <option key={state} value={state}>
                  {t(`itemStates.${state}`)}
                </option>
              ))}
              {statuses.map(({ status, count }) => (
                <option key={status} value={status}>
                  {t("statusIs", { status: String(status), count })}
                </option>
              ))}
            </Select>
          </>
        }
      />
      {page.items.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("itemsNone")}</CardBody>
      ) : (
        <div className="pb-3">
          <Table aria-label={t("items")}>
            <TableHead>
              <tr>
                {(["position", "notification", "state", "status", "took", "replay"] as const).map((column) => (
                  <HeadCell key={column}>{t(`itemColumns.${column}`)}</HeadCell>
                ))}
              </tr>
            </TableHead>
            <TableBody>
              {page.items.map((item) => (
                <ItemRow key={item.position} item={item} />
              ))}
            </TableBody>
          </Table>
          <OlderRows
            hasOlder={page.next !== null}
            failed={false}
            older={older}
            readOlder={readOlder}
            texts={{
              failed: texts("listFailed"),
              loading: texts("olderLoading"),
              older: texts("more"),
              end: texts("allShown"),
            }}
          />
        </div>
      )}
    </Card>
  );
}

const STATES = ["uncertain", "will_retry", "not_sent", "delivered", "sending", "waiting"] as const;

function shownOf({ state, status }: ItemView): string {
  return state ?? (status === null ? "" : String(status));
}

function readShown(value: string): Pick<ItemView, "state" | "status"> {
  if (value === "") return { state: null, status: null };
  return isState(value) ? { state: value, status: null } : { state: null, status: Number(value) };
}

function isState(value: string): value is ItemState {
  return Object.hasOwn(GRADES, value);
}

function ItemRow({ item }: { item: ListedItem }) {
  const t = useTranslations("replays.bulk");
  const texts = useTranslations("replays.one");
  return (
    <TableRow>
      <Cell className="text-muted-foreground tabular-nums">{item.position + 1}</Cell>
      <Cell>
        <Link href={routes.notification(item.notificationId)} className="font-mono text-[0.8125rem] hover:underline">
          {item.notificationId}
        </Link>
      </Cell>
      <Cell>
        <Badge tone={ITEM_TONES[item.state]}>{t(`itemStates.${item.state}`)}</Badge>
        <ItemWhy item={item} />
      </Cell>
      <Cell>{item.state === "waiting" || item.state === "sending" ? null : <HttpStatus status={item.status} />}</Cell>
      <Cell className="whitespace-nowrap tabular-nums">
        {item.tookMs === null ? "" : texts("tookMs", { ms: item.tookMs })}
      </Cell>
      <Cell>
        {item.replayId === null || !item.isReplayKept ? null : (
          <Link href={routes.replay(item.replayId)} className="text-brand hover:underline">
            {t("openReplay")}
          </Link>
        )}
      </Cell>
    </TableRow>
  );
}

/** Why nothing was sent, or what the network said instead of an answer. */
function ItemWhy({ item: { state, why, replayId } }: { item: BulkItem }) {
  const t = useTranslations("replays");
  if (why === null && !(state === "not_sent" && replayId === null)) return null;
  const isCode = why !== null && state === "will_retry";
  return (
    <span
      className={cn("block min-w-48 max-w-xs whitespace-normal text-muted-foreground text-xs", isCode && "font-mono")}
    >
      {isCode ? why : unsentText(why, t)}
    </span>
  );
}

function unsentText(why: string | null, t: ReturnType<typeof useTranslations<"replays">>): string {
  if (why === null) return t("bulk.whyNotKept");
  if (why === "notification_gone") return t("notificationGone");
  return isImpossible(why) ? t(`impossible.${why}`) : t("why.not_sent", { code: why });
}
