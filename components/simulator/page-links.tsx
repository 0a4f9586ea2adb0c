import Link from "next/link";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import type { View } from "./views";

/** The page that a list of the control room shows: `before` is the id from behind which it reads, null for the newest. */
export type ShownPage = { before: string | null; next: string | null };

/** To the page with older things, and back to the newest; nothing where one page is all. */
export async function PageLinks({ view, before, next }: { view: View } & ShownPage) {
  if (before === null && next === null) return null;
  const t = await getTranslator("simulator.paging");
  return (
    <p className="flex gap-2 border-t px-4 py-3">
      {before === null ? null : (
        <Link href={routes.simulatorView(view)} className={buttonClass({ size: "sm" })}>
          {t("newest")}
        </Link>
      )}
      {next === null ? null : (
        <Link href={routes.simulatorView(view, { before: next })} className={buttonClass({ size: "sm" })}>
          {t("older")}
        </Link>
      )}
    </p>
  );
}
