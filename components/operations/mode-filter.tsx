import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { routes } from "@/lib/routes";
import type { MerchantMode } from "@/lib/wechatpay/operation";

/** The kinds of merchant to choose from; `any` is an operation's own word for all of them. */
export const MODES: readonly Exclude<MerchantMode, "any">[] = ["service-provider", "normal", "qs", "ecommerce"];

export type ChosenMode = (typeof MODES)[number] | null;

export function modeOf(text: unknown): ChosenMode {
  return MODES.find((mode) => mode === text) ?? null;
}

/** Which kind of merchant one is: links, so that a choice has an address. */
export function ModeFilter({ chosen, locale }: { chosen: ChosenMode; locale: Locale }) {
  const t = translator(locale, "operations");
  return (
    <nav aria-label={t("catalogue.filter")} className="mb-6 flex flex-wrap gap-2">
      {[null, ...MODES].map((mode) => (
        <Link
          key={mode ?? "all"}
          href={mode === null ? routes.operations() : `${routes.operations()}?mode=${mode}`}
          aria-current={mode === chosen ? "true" : undefined}
          className={buttonClass({ variant: mode === chosen ? "primary" : "outline", size: "sm" })}
        >
          {mode === null ? t("catalogue.all") : t(`mode.${mode}`)}
        </Link>
      ))}
    </nav>
  );
}
