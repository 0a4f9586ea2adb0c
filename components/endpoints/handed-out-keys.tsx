"use client";

import { LockKeyhole } from "lucide-react";
import { useTranslations } from "use-intl";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { CopyButton } from "@/components/ui/copy-button";
import type { HandedOut } from "./started";

/** Where an endpoint's files are and how to give them to it; of what is secret, only its place. */
export function HandedOutKeys({ keys: { folder, publicKeyId, platformSerial } }: { keys: HandedOut }) {
  const t = useTranslations("endpoints.keys");
  const file = (name: string) => `${folder}/${name}`;
  const items: KeyValue[] = [
    { key: "folder", label: t("folder"), value: folder, mono: true, copy: folder },
    { key: "apiv3", label: t("apiv3Key"), value: t("member", { file: "merchant.json", member: "apiv3_key" }) },
    { key: "id", label: t("publicKeyId"), value: publicKeyId, mono: true, copy: publicKeyId },
    { key: "key", label: t("publicKey"), value: "wechatpay_pub_key.pem", mono: true },
    { key: "serial", label: t("certificateSerial"), value: platformSerial, mono: true, copy: platformSerial },
    { key: "certificate", label: t("certificate"), value: "wechatpay_cert.pem", mono: true },
  ];
  const variables = [
    `export WECHATPAY_APIV3_KEY="$(node -p "require('${file("merchant.json")}').apiv3_key")"`,
    `export WECHATPAY_PUBLIC_KEY_ID=${publicKeyId}`,
    `export WECHATPAY_PUBLIC_KEY_FILE=${file("wechatpay_pub_key.pem")}`,
    `export WECHATPAY_CERTIFICATE_SERIAL=${platformSerial}`,
    `export WECHATPAY_CERTIFICATE_FILE=${file("wechatpay_cert.pem")}`,
  ].join("\n");
  return (
    <section aria-labelledby="endpoint-keys" className="border-t">
      <h3 id="endpoint-keys" className="px-4 pt-3 font-semibold text-sm">
        {t("title")}
      </h3>
      <p className="px-4 py-1 text-muted-foreground text-xs [overflow-wrap:anywhere]">{t("written", { folder })}</p>
      <KeyValues items={items} />
      <div className="border-t px-4 py-3">
        <p className="mb-1.5 flex items-center justify-between gap-2 text-muted-foreground text-xs">
          {t("variables")}
          <CopyButton text={variables} name={t("variables")} />
        </p>
        <pre className="whitespace-pre-wrap rounded-md border bg-code px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">
          {variables}
        </pre>
        <p className="mt-2 flex items-center gap-2 text-muted-foreground text-xs">
          <LockKeyhole aria-hidden="true" className="size-3.5 shrink-0 text-brand" />
          {t("secret")}
        </p>
      </div>
    </section>
  );
}
