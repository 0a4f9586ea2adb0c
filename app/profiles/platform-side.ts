import type { PlatformSide } from "@/components/profiles/key-mode-choice";
import { getLocale } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { publicKeyShare } from "@/lib/simulator/key-mode";
import { getMerchant } from "@/lib/simulator/merchants";
import { readSettings, SETTINGS } from "@/lib/simulator/settings";

/** What the simulated platform has set for a merchant of that id, or null when it does not know it. */
export async function platformSideOf(mchid: string): Promise<PlatformSide | null> {
  const { sim } = await world();
  const [merchant, settings, locale] = await Promise.all([getMerchant(mchid, sim), readSettings(sim), getLocale()]);
  if (!merchant) return null;
  const { keyMode, switchedAtMs } = merchant.details;
  const sinceMs = keyMode === "grey" ? (switchedAtMs ?? null) : null;
  const share = sinceMs === null ? 0 : publicKeyShare(sim.clock.now() - sinceMs, settings.keySwitch);
  const template = SETTINGS.find(({ id }) => id === "contractTemplate");
  const options = template?.kind === "choice" ? template.options : [];
  const label = options.find(({ value }) => value === settings.contractTemplate)?.label;
  return {
    keyMode,
    grey: sinceMs === null ? null : { sinceMs, percent: Math.round(share * 1000) / 10 },
    template: {
      label: (locale === "en" ? label?.en : label?.zh) ?? settings.contractTemplate,
      isAssumed: template?.standing === "assumed",
    },
  };
}
