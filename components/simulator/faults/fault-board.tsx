"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Card, CardHeader } from "@/components/ui/card";
import type { Fault, FaultDraft, FaultKind, FaultPlace } from "@/lib/simulator/fault-kinds";
import { type Deed, useDeed } from "../use-deed";
import { GROUPS, inForce, kindsOf, PLACES } from "./fault-groups";
import { FaultModeForm } from "./fault-mode-form";
import { FaultSwitch } from "./fault-switch";
import { modeOf, START, type Strike } from "./strike";

export type FaultDeeds = { add: Deed<FaultDraft, unknown>; remove: Deed<{ ids: string[] }, unknown> };

type FaultBoardProps = { faults: readonly Fault[]; mchids: readonly string[]; deeds: FaultDeeds };

/** A switch for every misbehaviour, at either place; how often the next one strikes is said first. */
export function FaultBoard({ faults, mchids, deeds }: FaultBoardProps) {
  const t = useTranslations("simulator.faults");
  const [strike, setStrike] = useState<Strike>(START);
  const { isBusy, run } = useDeed();
  const active = inForce(faults);
  const flip = (kind: FaultKind, place: FaultPlace) => {
    const found = active.filter((fault) => fault.kind === kind && fault.place === place);
    run(() =>
      found.length > 0
        ? deeds.remove({ ids: found.map(({ id }) => id) })
        : deeds.add({ kind, place, mode: modeOf(strike), mchid: strike.mchid === "" ? null : strike.mchid }),
    );
  };
  return (
    <>
      <Card aria-labelledby="strike">
        <CardHeader id="strike" title={t("strike.title")} description={t("strike.text")} />
        <FaultModeForm strike={strike} mchids={mchids} onChange={setStrike} />
      </Card>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {PLACES.map((place) => (
          <Card key={place} aria-labelledby={`faults-${place}`}>
            <CardHeader id={`faults-${place}`} title={t(`place.${place}`)} description={t(`placeText.${place}`)} />
            {GROUPS.map((group) => {
              const kinds = kindsOf(group, place);
              return kinds.length === 0 ? null : (
                <section key={group} className="border-b last:border-b-0">
                  <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">
                    {t(`group.${group}`)}
                  </h3>
                  <ul className="divide-y">
                    {kinds.map((kind) => (
                      <FaultSwitch
                        key={kind}
                        {...{ kind, place, isBusy }}
                        found={active.filter((fault) => fault.kind === kind && fault.place === place)}
                        onFlip={() => flip(kind, place)}
                      />
                    ))}
                  </ul>
                </section>
              );
            })}
          </Card>
        ))}
      </div>
    </>
  );
}
