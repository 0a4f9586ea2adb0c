"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { HeaderTable } from "@/components/evidence/header-table";
import { VisibleText } from "@/components/evidence/visible-text";
import type { GivenAnswer } from "@/lib/inboxes/answers";
import { routes } from "@/lib/routes";

/** What an inbox answered because it was told to, and what it would have answered by itself. */
export function ToldAnswer({ answer, usualStatus }: { answer: GivenAnswer; usualStatus: number }) {
  const t = useTranslations("inboxes.told");
  const { body } = answer;
  return (
    <>
      <div className="flex flex-col gap-1.5 p-4">
        <p className="[overflow-wrap:anywhere]">
          <Sentence answer={answer} />
        </p>
        <p className="text-muted-foreground">{t("ours", { status: String(usualStatus) })}</p>
      </div>
      {answer.headers.length > 0 ? <HeaderTable headers={answer.headers} label={t("headers")} /> : null}
      {body !== null && body.length > 0 ? (
        <VisibleText text={new TextDecoder("utf-8", { ignoreBOM: true }).decode(body)} byteLengths label={t("body")} />
      ) : null}
    </>
  );
}

function Sentence({ answer }: { answer: GivenAnswer }) {
  const t = useTranslations("inboxes.told");
  const { kind, failure, tookMs: ms } = answer;
  const status = String(answer.status ?? 0);
  const url = answer.url ?? "";
  if (kind === "silent") return t("silent");
  if (kind === "delay") return t("delay", { ms, status });
  if (kind === "reply") return t("reply", { status });
  return failure === null ? t("relay", { url, ms, status }) : t("relayFailed", { url, code: failure, status });
}

/** To the platform's attempts at telling this, where the platform is ours. */
export function DeliveryLink({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations("inboxes.told");
  return (
    <Link
      href={routes.simulatorView("deliveries", { delivery: deliveryId })}
      className="text-brand underline-offset-4 hover:underline"
    >
      {t("delivery")}
    </Link>
  );
}
