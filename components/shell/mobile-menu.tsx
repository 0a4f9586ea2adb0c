"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The navigation of narrow screens: a sheet that closes by itself when it has led somewhere. */
export function MobileMenu({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const t = useTranslations();
  const open = openAt === path;
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("shell.openMenu")}
        aria-expanded={open}
        onClick={() => setOpenAt(path)}
      >
        <Menu aria-hidden="true" />
      </Button>
      <Dialog open={open} onClose={() => setOpenAt(null)} shape="sheet" title={t("common.brand")}>
        {children}
      </Dialog>
    </>
  );
}
