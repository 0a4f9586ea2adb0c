import { Card, CardHeader } from "@/components/ui/card";
import { inLocale, type Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import { StandingBadge } from "./standing-badge";

type ReplyDocumentProps = { status: number; sample: string; fields: readonly FieldEntry[]; locale: Locale };

/** What a success looks like: the documentation's sample, and every member with how far it is known. Rendered on the server alone. */
export function ReplyDocument({ status, sample, fields, locale }: ReplyDocumentProps) {
  const t = translator(locale, "operations.replyDocument");
  return (
    <Card aria-labelledby="reply-document" className="mt-6">
      <CardHeader
        id="reply-document"
        title={t("title", { status: String(status) })}
        description={t(sample === "" ? "empty" : "description")}
      />
      {sample === "" ? null : (
        <div className="grid xl:grid-cols-[minmax(0,1fr)_26rem]">
          <ul className="divide-y">
            {fields.map((entry) => (
              <Member key={entry.name} entry={entry} locale={locale} />
            ))}
          </ul>
          <figure aria-label={t("sample")} className="border-t bg-code xl:border-t-0 xl:border-l">
            <pre className="whitespace-pre-wrap break-all px-4 py-3 text-xs">
              <code>{sample}</code>
            </pre>
          </figure>
        </div>
      )}
    </Card>
  );
}

function Member({ entry: { name, required, meta }, locale }: { entry: FieldEntry; locale: Locale }) {
  const t = translator(locale, "operations");
  return (
    <li className="space-y-0.5 px-4 py-2 text-xs">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <code className="break-all font-medium">{name}</code>
        <span>{inLocale(meta.label, locale)}</span>
        <span className="text-muted-foreground">
          {t(`fact.${meta.type}`)} · {t(required ? "replyDocument.always" : "replyDocument.sometimes")}
        </span>
        {meta.standing === "official" ? null : <StandingBadge standing={meta.standing} />}
      </p>
      <p className="text-muted-foreground">{inLocale(meta.help, locale)}</p>
    </li>
  );
}
