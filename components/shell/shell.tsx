import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import { LiveIndicator } from "./live-indicator";
import { MobileMenu } from "./mobile-menu";
import { Navigation } from "./navigation";
import { ThemeSwitch } from "./theme-switch";

const MAIN = "main";

/** The frame of every page: navigation at the left, or under a menu button on narrow screens. */
export function Shell({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = translator(locale);
  const brand = <Brand name={t("common.brand")} latin={t("common.brandLatin")} />;
  return (
    <div className="md:grid md:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <a
        href={`#${MAIN}`}
        className="-translate-y-20 fixed top-3 left-3 z-50 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0"
      >
        {t("shell.skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r bg-sidebar md:flex print:hidden">
        <div className="flex h-14 shrink-0 items-center px-4">{brand}</div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2.5 pt-2 pb-6">
          <Navigation />
        </div>
        <div className="flex flex-col gap-2 border-t px-3 py-3">
          <LiveIndicator />
          <Switches />
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-13 items-center justify-between border-b bg-background/90 pr-2 pl-4 backdrop-blur md:hidden print:hidden">
        {brand}
        <div className="flex items-center gap-1">
          <LiveIndicator />
          <MobileMenu>
            <Navigation />
            <div className="mt-6 border-t pt-4">
              <Switches />
            </div>
          </MobileMenu>
        </div>
      </header>
      <main id={MAIN} tabIndex={-1} className="min-w-0 outline-none">
        <div className="mx-auto w-full max-w-[78rem] px-4 py-6 sm:px-6 lg:px-10 lg:py-9">{children}</div>
      </main>
    </div>
  );
}

function Switches() {
  return (
    <div className="flex items-center justify-between gap-2">
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}
