"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { ImportForm } from "./import-form";

/** The form of an import, or what it needs first: without an identity nothing could be verified. */
export function ImportRoom(props: ComponentProps<typeof ImportForm>) {
  const t = useTranslations("inboxes");
  if (props.profiles.length > 0) return <ImportForm {...props} />;
  return (
    <EmptyState
      title={t("importing.noProfile")}
      action={
        <Link href={routes.profiles()} className={buttonClass({ variant: "primary" })}>
          {t("toProfiles")}
        </Link>
      }
    >
      {t("importing.noProfileText")}
    </EmptyState>
  );
}
