import { getTranslator } from "@/components/shell/request-locale";
import { PageLinks } from "@/components/simulator/page-links";
import { ReceivedList } from "@/components/simulator/received/received-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SimOutside } from "@/lib/simulator/outside";
import { listReceived } from "@/lib/simulator/received";

const SHOWN = 50;

/** Everything the platform received, newest first, page by page; `before` is the id from behind which to read. */
export async function ReceivedView({ sim, before }: { sim: SimOutside; before: string | null }) {
  const t = await getTranslator("simulator.received");
  const { items, next } = await listReceived(sim, { limit: SHOWN, before });
  return (
    <Card aria-labelledby="received">
      <CardHeader id="received" title={t("title")} description={t("text")} />
      {items.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("none")}</CardBody>
      ) : (
        <ReceivedList received={items} />
      )}
      <PageLinks view="received" {...{ before, next }} />
    </Card>
  );
}
