import { terminateContract } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import { ContractList } from "@/components/simulator/contracts/contract-list";
import { PageLinks } from "@/components/simulator/page-links";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SimOutside } from "@/lib/simulator/outside";
import { listContracts, type Page } from "@/lib/simulator/overview";
import { pageOf } from "./list-page";

const SHOWN = 50;

/** `before` is the id from behind which to read; null for the newest. */
type ContractsViewProps = {
  sim: SimOutside;
  profileByMchid: Readonly<Record<string, string>>;
  before: string | null;
};

/** The contracts on the platform's side, newest first. */
export async function ContractsView({ sim, profileByMchid, before }: ContractsViewProps) {
  const read = (page: Page) => listContracts(sim, page);
  const [t, { items: contracts, next }] = await Promise.all([
    getTranslator("simulator.contracts"),
    pageOf({ shown: SHOWN, before }, { read, idOf: ({ contractId }) => contractId }),
  ]);
  return (
    <Card aria-labelledby="contracts">
      <CardHeader id="contracts" title={t("title")} description={t("text")} />
      {contracts.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("none")}</CardBody>
      ) : (
        <ContractList {...{ contracts, profileByMchid }} terminate={terminateContract} />
      )}
      <PageLinks view="contracts" {...{ before, next }} />
    </Card>
  );
}
