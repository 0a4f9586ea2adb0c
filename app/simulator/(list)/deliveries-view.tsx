import { getTranslator } from "@/components/shell/request-locale";
import type { SandboxNow } from "@/components/simulator/clock/sandbox-now";
import { DeliveryPanel } from "@/components/simulator/deliveries/delivery-panel";
import { DeliveryPicture } from "@/components/simulator/deliveries/delivery-picture";
import { PictureLegend } from "@/components/simulator/deliveries/picture-legend";
import { PageLinks } from "@/components/simulator/page-links";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SimOutside } from "@/lib/simulator/outside";
import { getDelivery, type Page } from "@/lib/simulator/overview";
import { deliveryLines } from "./delivery-lines";
import { pageOf } from "./list-page";

const SHOWN = 30;

type DeliveriesViewProps = {
  sim: SimOutside;
  now: SandboxNow;
  opened: { delivery: string | null; attempt: string | null };
  /** The id from behind which to read; null for the newest. */
  before: string | null;
};

/** The deliveries on a time line, and the one that is open. Without an attempt in the address, its last one is shown. */
export async function DeliveriesView({ sim, now, opened, before }: DeliveriesViewProps) {
  const read = (page: Page) => deliveryLines(sim, page);
  const [t, { items: lines, next }, delivery] = await Promise.all([
    getTranslator("simulator"),
    pageOf({ shown: SHOWN, before }, { read, idOf: (line) => line.delivery.id }),
    opened.delivery === null ? null : getDelivery(opened.delivery, sim),
  ]);
  const attempt = delivery?.history.find(({ id }) => id === opened.attempt) ?? delivery?.history.at(-1) ?? null;
  const detail = delivery ? <DeliveryPanel key={delivery.id} {...{ delivery, attempt, now }} /> : null;
  const isListed = lines.some((line) => line.delivery.id === delivery?.id);
  return (
    <div className="flex flex-col gap-5">
      <Card aria-labelledby="deliveries">
        <CardHeader id="deliveries" title={t("deliveries.title")} actions={<PictureLegend />} />
        {lines.length === 0 ? (
          <CardBody className="text-muted-foreground">{t("deliveries.empty")}</CardBody>
        ) : (
          <DeliveryPicture {...{ lines, now, detail }} opened={{ ...opened, attempt: attempt?.id ?? null }} />
        )}
        <PageLinks view="deliveries" {...{ before, next }} />
      </Card>
      {delivery && !isListed ? <Card>{detail}</Card> : null}
    </div>
  );
}
