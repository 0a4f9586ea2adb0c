"use client";

import { Smartphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { Time } from "@/components/evidence/time";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { routes } from "@/lib/routes";
import type { OrderRow } from "@/lib/simulator/overview-rows";
import { type SandboxNow, useSandboxNow } from "./clock/sandbox-now";
import { money } from "./money";
import { ORDER_TONES, SESSION_TONES } from "./state-tones";

const COLUMNS = ["tradeNo", "phone", "amount", "order", "session", "left", "description", "created"] as const;

type OrderTableProps = {
  orders: readonly OrderRow[];
  now: SandboxNow;
  /** Our profile of a merchant, for the way to the contract; a merchant that another backend uses has none. */
  profileByMchid: Readonly<Record<string, string>>;
};

/** Orders as the platform sees them, each with the session that rides on it and the way to the payer's phone. */
export function OrderTable({ orders, now, profileByMchid }: OrderTableProps) {
  const t = useTranslations("simulator");
  const nowMs = useSandboxNow(now);
  return (
    <Table aria-label={t("orders.name")}>
      <TableHead>
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column} className={column === "amount" ? "text-right" : undefined}>
              {t(`orders.columns.${column}`)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {orders.map((order) => (
          <TableRow key={order.prepayId} id={`order-${order.outTradeNo}`} className="target:bg-brand-soft">
            <Cell className="font-mono text-[0.8125rem]">{order.outTradeNo}</Cell>
            <Cell>
              <Link
                href={routes.cashier(order.prepayId)}
                aria-label={t("orders.phoneFor", { tradeNo: order.outTradeNo })}
                className={buttonClass({ size: "sm" })}
              >
                <Smartphone aria-hidden="true" />
                {t("orders.phone")}
              </Link>
            </Cell>
            <Cell className="text-right tabular-nums">{money(order.total)}</Cell>
            <Cell>
              <Badge tone={ORDER_TONES[order.orderState]}>{t(`orderState.${order.orderState}`)}</Badge>
            </Cell>
            <Cell>
              <SessionCell order={order} profileId={profileByMchid[order.mchid] ?? null} />
            </Cell>
            <Cell className="tabular-nums">{leftOf(order, nowMs) ?? t("orders.over")}</Cell>
            <Cell className="min-w-32">{order.description}</Cell>
            <Cell>
              <Time ms={order.createdAtMs} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Time runs only while the payer can still do something. */
function leftOf({ orderState, sessionState, expiresAtMs }: OrderRow, nowMs: number): string | null {
  const isOpen = orderState === "NOTPAY" || sessionState === "PROMPTED";
  return isOpen && nowMs < expiresAtMs ? timeLeft(expiresAtMs, nowMs) : null;
}

function SessionCell({ order, profileId }: { order: OrderRow; profileId: string | null }) {
  const t = useTranslations("simulator");
  const { sessionState, contractCode } = order;
  if (sessionState === null) return <span className="text-muted-foreground">{t("orders.noSession")}</span>;
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Badge tone={SESSION_TONES[sessionState]}>{t(`sessionState.${sessionState}`)}</Badge>
      {contractCode === null ? null : profileId === null ? (
        <code className="text-xs">{contractCode}</code>
      ) : (
        <Link
          href={routes.contract(profileId, contractCode)}
          className="font-mono text-brand text-xs underline-offset-4 hover:underline"
        >
          {contractCode}
        </Link>
      )}
    </span>
  );
}
