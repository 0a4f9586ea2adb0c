"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { deleteRun } from "@/app/endpoints/actions";
import { RemoveRecord } from "@/components/evidence/remove-record";
import type { Run } from "@/lib/endpoints/report";
import { routes } from "@/lib/routes";

/** `page`: on its own report, which is left once it is gone. */
export function RemoveRun({ run: { id, url, atMs }, place }: { run: Run; place: "row" | "page" }) {
  const t = useTranslations("endpoints.remove");
  const router = useRouter();
  return (
    <RemoveRecord
      record={{ name: url, atMs }}
      texts={{ title: t("title"), text: t("text"), underWay: t("underWay") }}
      place={place}
      remove={() => deleteRun({ id })}
      onRemoved={() => (place === "page" ? router.push(routes.endpoints()) : router.refresh())}
    />
  );
}
