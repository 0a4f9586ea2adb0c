import { terminateContract } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import { ContractList } from "@/components/simulator/contracts/contract-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SimOutside } from "@/lib/simulator/outside";
import { listContracts } from "@/lib/simulator/overview";

const SHOWN = 50;

type ContractsViewProps = { sim: SimOutside; profileByMchid: Readonly<Record<string, string>> };

/** The contracts on the platform's side, newest first. */
export async function ContractsView({ sim, profileByMchid }: ContractsViewProps) {
  const [t, contracts] = await Promise.all([
    getTranslator("simulator.contracts"),
    listContracts(sim, { limit: SHOWN }),
  ]);
  return (
    <Card aria-labelledby="contracts">
      <CardHeader id="contracts" title={t("title")} description={t("text")} />
      {contracts.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("none")}</CardBody>
      ) : (
        <ContractList {...{ contracts, profileByMchid }} terminate={terminateContract} />
      )}
    </Card>
  );
}
