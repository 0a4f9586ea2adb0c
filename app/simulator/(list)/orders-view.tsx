import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import type { SandboxNow } from "@/components/simulator/clock/sandbox-now";
import { OrderTable } from "@/components/simulator/order-table";
import { PageLinks } from "@/components/simulator/page-links";
import { SessionBars } from "@/components/simulator/sessions/session-bars";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import type { SimOutside } from "@/lib/simulator/outside";
import { listOrders, type Page } from "@/lib/simulator/overview";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { pageOf } from "./list-page";

const SHOWN = 50;

type OrdersViewProps = {
  sim: SimOutside;
  now: SandboxNow;
  live: readonly SessionRow[];
  profileByMchid: Readonly<Record<string, string>>;
  /** The id from behind which to read; null for the newest. */
  before: string | null;
};

/** The sessions that still run, and every order with the way to its payer's phone. */
export async function OrdersView({ sim, now, live, profileByMchid, before }: OrdersViewProps) {
  const read = (page: Page) => listOrders(sim, page);
  const [t, { items: orders, next }] = await Promise.all([
    getTranslator("simulator"),
    pageOf({ shown: SHOWN, before }, { read, idOf: ({ prepayId }) => prepayId }),
  ]);
  if (orders.length === 0 && before === null && live.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        action={
          <Link href={routes.operations()} className={buttonClass({ variant: "primary" })}>
            {t("toOperations")}
          </Link>
        }
      >
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <Card aria-labelledby="sessions">
        <CardHeader id="sessions" title={t("sessions.title")} description={t("sessions.text")} />
        <SessionBars sessions={live} now={now} />
      </Card>
      <Card aria-labelledby="orders">
        <CardHeader id="orders" title={t("orders.title")} description={t("boundary")} />
        <OrderTable {...{ orders, now, profileByMchid }} />
        <PageLinks view="orders" {...{ before, next }} />
      </Card>
    </div>
  );
}
