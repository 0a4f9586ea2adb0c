"use client";

import { useTranslations } from "use-intl";
import { CheckList } from "@/components/evidence/check-list";
import { HeaderTable } from "@/components/evidence/header-table";
import { HexView } from "@/components/evidence/hex-view";
import { VisibleText } from "@/components/evidence/visible-text";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import { AnswerCard } from "./answer-card";
import { EnvelopeCard } from "./envelope-card";
import { ExportCard } from "./export-card";
import { ImportNote } from "./import-note";
import { NotificationFacts } from "./notification-facts";
import type { NotificationView } from "./notification-view";
import { OtherDeliveries } from "./other-deliveries";
import { ResourceCard } from "./resource-card";

/** One notification from its meaning down to its bytes. */
export function NotificationDetail({ view }: { view: NotificationView }) {
  const t = useTranslations("notifications.detail");
  const { notification, canonical } = view;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(notification.body);
  return (
    <div className="flex flex-col gap-5">
      <ImportNote imported={view.marks.imported} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <ResourceCard notification={notification} />
        <div className="flex min-w-0 flex-col gap-5">
          <NotificationFacts view={view} />
          <AnswerCard view={view} />
        </div>
      </div>
      <Card aria-labelledby="checks">
        <CardHeader id="checks" title={t("checks")} />
        <CheckList checks={notification.checks} />
      </Card>
      <Card aria-labelledby="canonical">
        <CardHeader
          id="canonical"
          title={t("canonical")}
          description={t("canonicalWhy")}
          actions={canonical === null ? null : <CopyButton text={canonical} name={t("canonical")} />}
        />
        {canonical === null ? (
          <CardBody>{t("canonicalMissing")}</CardBody>
        ) : (
          <VisibleText text={canonical} numbered byteLengths label={t("canonical")} />
        )}
      </Card>
      {view.envelope ? <EnvelopeCard envelope={view.envelope} /> : null}
      <Card aria-labelledby="raw">
        <CardHeader id="raw" title={t("raw")} actions={<CopyButton text={text} name={t("raw")} />} />
        {notification.body.length === 0 ? (
          <CardBody>{t("emptyBody")}</CardBody>
        ) : (
          <Tabs
            label={t("raw")}
            tabs={[
              {
                id: "text",
                label: t("rawText"),
                content: <VisibleText text={text} byteLengths label={t("rawText")} />,
              },
              { id: "hex", label: t("rawHex"), content: <HexView bytes={notification.body} label={t("rawHex")} /> },
            ]}
          />
        )}
      </Card>
      <Card aria-labelledby="headers">
        <CardHeader id="headers" title={t("headers")} />
        <HeaderTable headers={notification.headers} label={t("headersName")} />
      </Card>
      <ExportCard view={view} />
      <OtherDeliveries deliveries={view.otherDeliveries} />
    </div>
  );
}
