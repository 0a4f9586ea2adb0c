"use client";

import { useLocale, useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { inLocale, localeOf } from "@/lib/i18n/locale";
import type { Choices, Setting } from "@/lib/simulator/setting-list";
import type { Deed } from "../use-deed";
import { SettingControl } from "./setting-control";
import { valueText } from "./value-text";

export type WriteSetting = Deed<{ id: string; value: string | boolean }, unknown>;

type SettingListProps = { settings: readonly Setting[]; values: Choices; write: WriteSetting };

/** Every choice where the documentation is silent or speaks of several ways: what it does, how sure it is, and its value. */
export function SettingList({ settings, values, write }: SettingListProps) {
  const t = useTranslations("simulator.settings");
  return (
    <Card aria-labelledby="settings">
      <CardHeader id="settings" title={t("title")} description={t("text")} />
      <ul className="divide-y">
        {settings.map((setting) => (
          <SettingRow key={setting.id} {...{ setting, write }} value={values[setting.id]} />
        ))}
      </ul>
    </Card>
  );
}

type SettingRowProps = { setting: Setting; value: string | boolean; write: WriteSetting };

function SettingRow({ setting, value, write }: SettingRowProps) {
  const t = useTranslations("simulator.settings");
  const locale = localeOf(useLocale());
  const words = { locale, on: t("on"), off: t("off"), noAddress: t("noAddress") };
  const id = `setting-${setting.id}`;
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_21rem] lg:items-start">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <label htmlFor={id} className="font-medium">
            {inLocale(setting.label, locale)}
          </label>
          {setting.standing === "assumed" ? (
            <AssumedBadge reason={t("standingWhy.assumed")} />
          ) : (
            <Badge>{t(`standing.${setting.standing}`)}</Badge>
          )}
          {value === setting.default ? null : <Badge tone="warning">{t("changed")}</Badge>}
        </p>
        <p id={`${id}-help`} className="text-muted-foreground text-xs">
          {inLocale(setting.help, locale)}
        </p>
        <p className="text-muted-foreground text-xs">
          {t("source")}{" "}
          <cite lang="zh-CN" className="not-italic">
            {setting.source}
          </cite>{" "}
          · {t("default")} {valueText(setting, setting.default, words)}
        </p>
      </div>
      <SettingControl {...{ id, setting, value, write, locale }} />
    </li>
  );
}
