"use client";

import { useTranslations } from "use-intl";
import { HeaderTable } from "@/components/evidence/header-table";
import { HttpStatus } from "@/components/evidence/http-status";
import { KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { VisibleText } from "@/components/evidence/visible-text";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { MAX_KEPT_BYTES, type Replay } from "@/lib/replays/replay";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { useReadingText } from "./reading-badge";

/** One replay: what it was, and side by side what was sent and what came back. */
export function ReplayDetail({ replay }: { replay: Replay }) {
  return (
    <div className="flex flex-col gap-5">
      <Facts replay={replay} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Sent replay={replay} />
        <Received replay={replay} />
      </div>
    </div>
  );
}

function Facts({ replay }: { replay: Replay }) {
  const t = useTranslations("replays.one");
  const why = useReadingText();
  const isEqual = replay.originalSha256 === replay.sentSha256;
  return (
    <Card>
      <CardBody>{why(replay.reading)}</CardBody>
      <KeyValues
        className="border-t"
        items={[
          { key: "to", label: t("to"), value: replay.url, mono: true, copy: replay.url },
          { key: "at", label: t("at"), value: <Time ms={replay.atMs} /> },
          { key: "took", label: t("took"), value: t("tookMs", { ms: replay.tookMs }) },
          { key: "original", label: t("original"), value: replay.originalSha256, mono: true },
          {
            key: "sent",
            label: t("sentHash"),
            value: (
              <span className="flex flex-wrap items-center gap-2">
                {replay.sentSha256}
                <Badge tone={isEqual ? "success" : "warning"} className="font-sans">
                  {t(isEqual ? "equal" : "different")}
                </Badge>
              </span>
            ),
            mono: true,
          },
        ]}
      />
    </Card>
  );
}

function Sent({ replay }: { replay: Replay }) {
  const t = useTranslations("replays.one");
  const headers = replay.headers.map(([name, value]): HeaderPair => [name, value ?? t("secret")]);
  return (
    <Card aria-labelledby="sent">
      <CardHeader id="sent" title={t("sent")} description={t("headers")} />
      <HeaderTable headers={headers} label={t("headers")} />
      <Body bytes={replay.body} label={t("body")} />
    </Card>
  );
}

function Received({ replay }: { replay: Replay }) {
  const t = useTranslations("replays.one");
  const { reply } = replay;
  return (
    <Card aria-labelledby="received">
      <CardHeader
        id="received"
        title={t("received")}
        description={t("answerHeaders")}
        actions={reply.kind === "reply" ? <HttpStatus status={reply.status} /> : null}
      />
      {reply.kind === "failure" ? (
        <CardBody>
          {t("noAnswer")} <span className="font-mono text-[0.8125rem] text-destructive">{reply.code}</span>
        </CardBody>
      ) : (
        <>
          <HeaderTable headers={reply.headers} label={t("answerHeaders")} />
          <Body bytes={reply.body} label={t("answerBody")} />
          {reply.cut ? (
            <p className="border-t px-4 py-2 text-muted-foreground text-xs">
              {t("cut", { kept: String(MAX_KEPT_BYTES) })}
            </p>
          ) : null}
        </>
      )}
    </Card>
  );
}

function Body({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const t = useTranslations("replays.one");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return (
    <div className="border-t">
      <h3 className="px-4 py-2 font-medium text-muted-foreground text-xs">{label}</h3>
      {bytes.length === 0 ? (
        <p className="px-4 pb-3 text-muted-foreground">{t("emptyBody")}</p>
      ) : (
        <VisibleText text={text} byteLengths label={label} />
      )}
    </div>
  );
}
