"use client";

import { FileInput } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** The way in for what was captured elsewhere. */
export function ImportLink() {
  const t = useTranslations("inboxes.importing");
  return (
    <Link href={routes.importNotifications()} className={buttonClass()}>
      <FileInput aria-hidden="true" />
      {t("open")}
    </Link>
  );
}
