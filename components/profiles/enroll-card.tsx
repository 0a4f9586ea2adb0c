"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

const COMMAND = "npm run enroll -- --out ./wechatpay-sandbox";

/** How one's own backend, with its own SDK, gets to talk to the simulated platform. */
export function EnrollCard() {
  const t = useTranslations("profiles.enroll");
  return (
    <Card aria-labelledby="enroll">
      <CardHeader id="enroll" title={t("title")} />
      <CardBody className="flex flex-col gap-3">
        <p>{t("body")}</p>
        <p className="flex items-center gap-2 rounded-md border bg-code px-3 py-1.5">
          <code className="min-w-0 flex-1 text-[0.8125rem] [overflow-wrap:anywhere]">{COMMAND}</code>
          <CopyButton text={COMMAND} name={t("command")} />
        </p>
        <p className="text-muted-foreground text-xs">{t("files")}</p>
      </CardBody>
    </Card>
  );
}
