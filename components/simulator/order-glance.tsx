"use client";

import { Smartphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import type { OrderRow } from "@/lib/simulator/overview-rows";
import { money } from "./money";
import { ORDER_TONES, SESSION_TONES } from "./state-tones";

/** Orders in a line each: how they stand, and the way to the payer's phone. */
export function OrderGlance({ orders }: { orders: readonly OrderRow[] }) {
  const t = useTranslations("simulator");
  return (
    <ul aria-label={t("orders.name")} className="divide-y">
      {orders.map((order) => (
        <li key={order.prepayId} className="flex items-center gap-3 px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <code className="text-[0.8125rem] [overflow-wrap:anywhere]">{order.outTradeNo}</code>
              <Badge tone={ORDER_TONES[order.orderState]}>{t(`orderState.${order.orderState}`)}</Badge>
              {order.sessionState === null ? null : (
                <Badge tone={SESSION_TONES[order.sessionState]}>{t(`sessionState.${order.sessionState}`)}</Badge>
              )}
            </p>
            <p className="text-muted-foreground text-xs tabular-nums">
              {money(order.total)} · {order.description}
            </p>
          </div>
          <Link
            href={routes.cashier(order.prepayId)}
            aria-label={t("orders.phoneFor", { tradeNo: order.outTradeNo })}
            className={buttonClass({ size: "icon" })}
          >
            <Smartphone aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
