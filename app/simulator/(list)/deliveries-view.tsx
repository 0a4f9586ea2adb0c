import { getTranslator } from "@/components/shell/request-locale";
import type { SandboxNow } from "@/components/simulator/clock/sandbox-now";
import { DeliveryPanel } from "@/components/simulator/deliveries/delivery-panel";
import { DeliveryPicture } from "@/components/simulator/deliveries/delivery-picture";
import { PictureLegend } from "@/components/simulator/deliveries/picture-legend";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SimOutside } from "@/lib/simulator/outside";
import { getDelivery } from "@/lib/simulator/overview";
import { deliveryLines } from "./delivery-lines";

const SHOWN = 30;

type DeliveriesViewProps = {
  sim: SimOutside;
  now: SandboxNow;
  opened: { delivery: string | null; attempt: string | null };
};

/** The deliveries on a time line, and the one that is open. Without an attempt in the address, its last one is shown. */
export async function DeliveriesView({ sim, now, opened }: DeliveriesViewProps) {
  const [t, lines, delivery] = await Promise.all([
    getTranslator("simulator"),
    deliveryLines(sim, { limit: SHOWN }),
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
      </Card>
      {delivery && !isListed ? <Card>{detail}</Card> : null}
    </div>
  );
}
