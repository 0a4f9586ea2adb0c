"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { segmentClass, segmentsClass } from "./segment";
import { useHydrated } from "./use-hydrated";

const THEMES = [
  { id: "system", Icon: Monitor },
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const hydrated = useHydrated();
  const name = useId();
  const t = useTranslations("shell.theme");
  return (
    <fieldset className={segmentsClass}>
      <legend className="sr-only">{t("label")}</legend>
      {THEMES.map(({ id, Icon }) => {
        const chosen = hydrated && theme === id;
        return (
          <label key={id} title={t(id)} className={segmentClass(chosen)}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={chosen}
              onChange={() => setTheme(id)}
              className="sr-only"
              aria-label={t(id)}
            />
            <Icon aria-hidden="true" />
          </label>
        );
      })}
    </fieldset>
  );
}
