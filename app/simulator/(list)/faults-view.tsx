import { removeFaults, switchFaultOn } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import { FaultBoard } from "@/components/simulator/faults/fault-board";
import { FaultsInForce } from "@/components/simulator/faults/faults-in-force";
import { Card, CardHeader } from "@/components/ui/card";
import type { Fault } from "@/lib/simulator/fault-kinds";

type FaultsViewProps = { faults: readonly Fault[]; mchids: readonly string[] };

/** The faults in force, and a switch for every one that there is. */
export async function FaultsView({ faults, mchids }: FaultsViewProps) {
  const t = await getTranslator("simulator.faults");
  return (
    <div className="flex flex-col gap-5">
      <Card aria-labelledby="faults">
        <CardHeader id="faults" title={t("title")} />
        <FaultsInForce faults={faults} remove={removeFaults} />
      </Card>
      <FaultBoard faults={faults} mchids={mchids} deeds={{ add: switchFaultOn, remove: removeFaults }} />
    </div>
  );
}
