import { playScenario } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import { ScenarioList } from "@/components/simulator/scenarios/scenario-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

/** The stories that can be played at the press of a button. */
export async function ScenariosView({ canPlay }: { canPlay: boolean }) {
  const t = await getTranslator("simulator.scenarios");
  return (
    <Card aria-labelledby="scenarios">
      <CardHeader id="scenarios" title={t("title")} description={t("lead")} />
      {canPlay ? null : <CardBody className="text-muted-foreground">{t("noProfile")}</CardBody>}
      <ScenarioList play={playScenario} canPlay={canPlay} />
    </Card>
  );
}
