import { expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { SETTINGS } from "@/lib/simulator/setting-list";
import { valueText } from "./value-text";

test("no value calls itself the default: the page says that of the one which is", () => {
  for (const locale of LOCALES) {
    const words = { locale, on: "on", off: "off", noAddress: "none" };
    const told = SETTINGS.flatMap((setting) =>
      setting.kind === "choice" ? setting.options.map(({ value }) => valueText(setting, value, words)) : [],
    );
    expect(told.filter((text) => /默认|default/i.test(text))).toEqual([]);
  }
});
