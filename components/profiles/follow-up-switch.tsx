"use client";

import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";

export type SwitchFollowUp = (input: { profileId: string; isOn: boolean }) => Promise<{ data?: unknown }>;

type FollowUpSwitchProps = {
  profileId: string;
  target: "simulator" | "platform";
  isOn: boolean;
  change: SwitchFollowUp;
};

/** Whether Qianyue asks by itself when a session of this profile ended without a word. */
export function FollowUpSwitch({ profileId, target, isOn, change }: FollowUpSwitchProps) {
  const t = useTranslations("profiles.followUp");
  const common = useTranslations("common");
  const [isBusy, startWork] = useTransition();
  const id = `follow-up-${profileId}`;
  const choose = (wanted: boolean) =>
    startWork(async () => {
      const done = await change({ profileId, isOn: wanted }).then(
        ({ data }) => data,
        () => undefined,
      );
      if (done === undefined) toast.error(t("failed"));
      else toast.success(t(wanted ? "on" : "off"));
    });
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <Switch
        id={id}
        checked={isOn}
        disabled={isBusy}
        aria-describedby={`${id}-text`}
        onChange={(event) => choose(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {t("label")}
        </label>
        <p id={`${id}-text`} className="mt-0.5 max-w-3xl text-muted-foreground text-xs">
          {common("joined", { first: t("text"), second: t(target) })}
        </p>
      </div>
    </div>
  );
}
