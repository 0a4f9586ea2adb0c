"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { curlOfNotification } from "@/lib/notifications/curl";
import { ExportLinks } from "./export-links";
import type { NotificationView } from "./notification-view";

/** A notification on its way to another tool: files, and the command that sends it once more. */
export function ExportCard({ view }: { view: NotificationView }) {
  const t = useTranslations("inboxes.exporting");
  const common = useTranslations("common");
  const id = useId();
  const { notification, profile } = view;
  const [url, setUrl] = useState(profile?.notifyUrl ?? "http://localhost:8080/notify");
  const command = curlOfNotification(notification, url);
  return (
    <Card aria-labelledby="export">
      <CardHeader
        id="export"
        title={t("title")}
        actions={<ExportLinks query={`id=${encodeURIComponent(notification.id)}`} />}
      />
      <CardBody className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="text-muted-foreground text-xs">
            {t("curlTo")}
          </label>
          <Input
            id={id}
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            className="min-w-0 flex-1 basis-60 font-mono"
          />
          <CopyButton text={command} name={t("curl")} withLabel />
        </div>
        <pre className="whitespace-pre-wrap break-all rounded-md border bg-code px-3 py-2 text-xs">
          <code>{command}</code>
        </pre>
        <p className="text-muted-foreground text-xs">
          {common("joined", { first: t("curlHint"), second: t("secrets") })}
        </p>
      </CardBody>
    </Card>
  );
}
