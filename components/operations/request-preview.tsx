import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { CanonicalLines } from "./canonical-lines";
import { PLACEHOLDER, previewOf } from "./canonical-preview";

type RequestPreviewProps = { op: Sheet; profile: ProfileSummary; values: FormValues };

/** What would be signed and sent if the form were sent now, to the byte. */
export function RequestPreview({ op, profile, values }: RequestPreviewProps) {
  const t = useTranslations("operations");
  const common = useTranslations("common");
  const preview = previewOf(op, values);
  const authorization = formatAuthorization({
    mchid: profile.mchid,
    serialNo: profile.serialNo,
    signature: `‹${t("preview.signaturePlaceholder")}›`,
    ...PLACEHOLDER,
  });
  return (
    <div className="space-y-4 p-4">
      <Part
        title={t("preview.canonical")}
        note={common("totalBytes", { bytes: preview.totalBytes })}
        testId="canonical"
      >
        <CanonicalLines lines={preview.lines} placeholders />
        <p className="text-muted-foreground text-xs">{t("preview.canonicalWhy")}</p>
        <p className="text-muted-foreground text-xs">{t("preview.placeholders")}</p>
      </Part>
      <Part title={t("preview.requestLine")}>
        <Block text={`${op.method} ${new URL(preview.pathAndQuery, profile.baseUrl).href}`} />
      </Part>
      <Part title={t("preview.authorization")}>
        <Block text={authorization} />
        <p className="text-muted-foreground text-xs">{t("preview.authorizationWhy")}</p>
      </Part>
      <Part
        title={t("preview.body")}
        note={common("bytes", { bytes: preview.bodyBytes })}
        action={preview.body === "" ? null : <CopyButton text={preview.body} name={t("preview.body")} />}
      >
        {preview.body === "" ? (
          <p className="text-muted-foreground text-xs">{t("preview.noBody")}</p>
        ) : (
          <Block text={preview.body} />
        )}
      </Part>
    </div>
  );
}

type PartProps = { title: string; note?: string; testId?: string; action?: ReactNode; children: ReactNode };

function Part({ title, note, testId, action, children }: PartProps) {
  return (
    <section className="space-y-1.5" data-testid={testId}>
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium text-xs">{title}</h3>
        <span className="flex items-center gap-1 text-muted-foreground text-xs tabular-nums">
          {note}
          {action}
        </span>
      </div>
      {children}
    </section>
  );
}

function Block({ text }: { text: string }) {
  return (
    <pre className="whitespace-pre-wrap break-all rounded-md border bg-code px-3 py-2 text-xs">
      <code>{text}</code>
    </pre>
  );
}
