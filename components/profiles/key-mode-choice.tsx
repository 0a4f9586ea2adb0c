"use client";

import Link from "next/link";
import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Time } from "@/components/evidence/time";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { routes } from "@/lib/routes";
import { KEY_MODES, type KeyMode } from "@/lib/simulator/merchant";

/** With which key the simulated platform signs for a merchant, and how it tells of contracts. */
export type PlatformSide = {
  keyMode: KeyMode;
  /** Only while the keys are being switched: since when, and how many notifications the public key signs by now. */
  grey: { sinceMs: number; percent: number } | null;
  /** The name of the chosen template in the reader's language, and whether it is assumed. */
  template: { label: string; isAssumed: boolean };
};

export type SwitchKeyMode = (input: { mchid: string; keyMode: KeyMode }) => Promise<{ data?: unknown }>;

type KeyModeChoiceProps = { mchid: string; side: PlatformSide; switchMode: SwitchKeyMode };

/** What the platform's side has set for a simulated merchant; the key mode can be switched here. */
export function KeyModeChoice({ mchid, side, switchMode }: KeyModeChoiceProps) {
  const t = useTranslations("profiles.platformSide");
  const [isBusy, startWork] = useTransition();
  const { keyMode, grey, template } = side;
  const id = `key-mode-${mchid}`;
  const choose = (wanted: KeyMode) =>
    startWork(async () => {
      const done = await switchMode({ mchid, keyMode: wanted }).then(
        ({ data }) => data,
        () => undefined,
      );
      if (done === undefined) toast.error(t("failed"));
      else toast.success(t("switched", { mode: t(`mode.${wanted}`) }));
    });
  return (
    <dl className="divide-y">
      <div className="grid gap-x-6 gap-y-1 px-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-baseline">
        <dt className="text-muted-foreground text-xs sm:text-sm">
          <label htmlFor={id}>{t("keyMode")}</label>
        </dt>
        <dd>
          <Select
            id={id}
            value={keyMode}
            disabled={isBusy}
            aria-describedby={`${id}-text`}
            onChange={(event) => choose(KEY_MODES.find((mode) => mode === event.target.value) ?? keyMode)}
            className="max-w-72"
          >
            {KEY_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`mode.${mode}`)}
              </option>
            ))}
          </Select>
          <p id={`${id}-text`} className="mt-1 text-muted-foreground text-xs">
            {t(`text.${keyMode}`)}
          </p>
          {grey === null ? null : (
            <p className="mt-1 text-xs">
              {t("greySince")} <Time ms={grey.sinceMs} /> · {t("greyShare", { percent: grey.percent })}
            </p>
          )}
        </dd>
      </div>
      <div className="grid gap-x-6 gap-y-1 px-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-baseline">
        <dt className="text-muted-foreground text-xs sm:text-sm">{t("template")}</dt>
        <dd className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {template.label}
          {template.isAssumed ? <AssumedBadge /> : null}
          <Link
            href={`${routes.simulatorView("settings")}#setting-contractTemplate`}
            className="text-brand text-xs underline-offset-4 hover:underline"
          >
            {t("toSettings")}
          </Link>
        </dd>
      </div>
    </dl>
  );
}
