import Link from "next/link";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { inLocale, type Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { routes } from "@/lib/routes";
import type { Choices, Setting } from "@/lib/simulator/setting-list";
import { valueText } from "./value-text";

type SettingsDocumentProps = {
  settings: readonly Setting[];
  values: Choices;
  locale: Locale;
  /** Of an operation in general, or of one reply that it gave. */
  about: "operation" | "reply";
};

/** What the simulated platform assumes about one operation, and where to choose otherwise. Rendered on the server alone. */
export function SettingsDocument({ settings, values, locale, about }: SettingsDocumentProps) {
  const t = translator(locale, "simulator.settings");
  const words = { locale, on: t("on"), off: t("off"), noAddress: t("noAddress") };
  return (
    <Card aria-labelledby="settings-document" className={about === "operation" ? "mt-6" : undefined}>
      <CardHeader
        id="settings-document"
        title={t(`document.title.${about}`)}
        description={t(`document.text.${about}`)}
        actions={
          <Link
            href={routes.simulatorView("settings")}
            className="text-brand text-xs underline underline-offset-4 hover:no-underline"
          >
            {t("document.change")}
          </Link>
        }
      />
      <ul className="divide-y">
        {settings.map((setting) => (
          <li key={setting.id} className="grid gap-x-6 gap-y-0.5 px-4 py-2 text-xs md:grid-cols-[minmax(0,1fr)_18rem]">
            <div className="min-w-0 space-y-0.5">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                {inLocale(setting.label, locale)}
                {setting.standing === "assumed" ? (
                  <AssumedBadge reason={t("standingWhy.assumed")} />
                ) : (
                  <Badge>{t(`standing.${setting.standing}`)}</Badge>
                )}
              </p>
              <p className="text-muted-foreground">{inLocale(setting.help, locale)}</p>
            </div>
            <p className="[overflow-wrap:anywhere]">
              <span className="text-muted-foreground">{t("document.now")} </span>
              {valueText(setting, values[setting.id], words)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
