"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Answered } from "@/app/contracts/[profileId]/[code]/actions";
import { routes } from "@/lib/routes";

/** What the platform answered to a step, and the way to the whole exchange. */
export function AnswerLine({ of, said }: { of: "query" | "terminate"; said: Answered }) {
  const t = useTranslations("contracts.steps");
  if (said.kind === "unknown_profile") return <p className="text-destructive">{t("unknownProfile")}</p>;
  return (
    <p className="rounded-md border bg-accent/40 px-3 py-2 text-sm">
      <span className="font-medium">{sentence()}</span>{" "}
      <Link href={routes.exchange(said.exchangeId)} className="text-brand underline underline-offset-4">
        {t("openExchange")}
      </Link>
      {said.message ? <span className="mt-1 block text-muted-foreground text-xs">{said.message}</span> : null}
    </p>
  );

  function sentence(): string {
    if (said.kind === "unknown_profile") return "";
    if (said.status === null) return t("noAnswer", { code: said.code ?? "" });
    if (said.status >= 400) return t(`${of}Refused`, { status: String(said.status), code: said.code ?? "" });
    if (said.verdict !== "verified") return t("untrusted", { status: String(said.status) });
    return of === "terminate"
      ? t("terminated", { status: String(said.status) })
      : t("queried", { state: said.state ?? "?" });
  }
}
