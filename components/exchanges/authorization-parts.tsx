"use client";

import { useTranslations } from "use-intl";
import { KeyValues } from "@/components/evidence/key-values";
import { readAuthorization, SCHEME } from "@/lib/wechatpay/authorization";

const MEMBERS = [
  ["mchid", "mchid"],
  ["nonce_str", "nonce"],
  ["timestamp", "timestamp"],
  ["serial_no", "serialNo"],
] as const;

/** The Authorization value taken apart: each member, what it is, and with what it must agree. */
export function AuthorizationParts({ value }: { value: string }) {
  const t = useTranslations("exchanges.signing");
  const read = readAuthorization(value);
  if (read.kind !== "ok") {
    const at = read.kind === "malformed" ? read.at : 0;
    return <p className="px-4 py-3 text-destructive">{t("unreadable", { at })}</p>;
  }
  const { signature } = read.value;
  const bytes = Math.floor((signature.replace(/=+$/, "").length * 3) / 4);
  const rows = [
    { key: "scheme", value: SCHEME, why: t("part.scheme") },
    ...MEMBERS.map(([key, property]) => ({ key, value: read.value[property], why: t(`part.${key}`) })),
    { key: "signature", value: signature, why: t("part.signature", { bytes }) },
  ];
  return (
    <KeyValues
      items={rows.map((row) => ({
        key: row.key,
        label: <code>{row.key}</code>,
        copy: row.value,
        value: (
          <>
            <code className="block text-[0.8125rem]">{row.value}</code>
            <span className="block text-muted-foreground text-xs">{row.why}</span>
          </>
        ),
      }))}
    />
  );
}
