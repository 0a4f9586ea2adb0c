import { ArrowUp, CircleAlert, CircleCheck, Send, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { inLocale } from "@/lib/i18n/locale";
import type { FieldEntry } from "@/lib/wechatpay/operation";

type SendBarProps = {
  /** Fields with a broken rule, in the order in which they stand on the page. */
  broken: readonly FieldEntry[];
  notices: number;
  sending: boolean;
  onSendAnyway: () => void;
};

/** Always in reach: what is broken or that nothing is, the button that says so, and a way around it. */
export function SendBar({ broken, notices, sending, onSendAnyway }: SendBarProps) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const [first] = broken;
  return (
    <section
      aria-label={t("bar.label")}
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-b-lg border-t bg-card px-4 py-3"
    >
      <p aria-live="polite" className="flex min-w-44 flex-1 items-center gap-1.5 text-xs">
        <Status broken={broken.length} notices={notices} />
      </p>
      <div className="flex min-w-0 items-center gap-2 max-sm:w-full">
        {first ? (
          <Button size="lg" onClick={onSendAnyway} aria-disabled={sending} title={t("bar.anywayWhy")}>
            {t("sendAnyway")}
          </Button>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          aria-disabled={sending}
          title={t("bar.shortcut")}
          data-testid="send"
          className="min-w-0 shrink max-sm:flex-1"
        >
          {first ? <ArrowUp aria-hidden="true" /> : <Send aria-hidden="true" />}
          <span className="truncate">
            {sending ? t("sending") : first ? t("bar.fix", { field: inLocale(first.meta.label, locale) }) : t("send")}
          </span>
        </Button>
      </div>
    </section>
  );
}

function Status({ broken, notices }: { broken: number; notices: number }) {
  const t = useTranslations("operations");
  if (broken > 0) {
    return (
      <>
        <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-destructive" />
        <span className="text-destructive">{t("bar.broken", { count: broken })}</span>
      </>
    );
  }
  const Icon = notices > 0 ? TriangleAlert : CircleCheck;
  return (
    <>
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${notices > 0 ? "text-warning" : "text-success"}`} />
      <span className="text-muted-foreground">
        {notices > 0 ? t("bar.readyWithNotice", { count: notices }) : t("bar.ready")}
        <kbd className="ml-1.5 hidden text-2xs sm:inline">{t("bar.shortcut")}</kbd>
      </span>
    </>
  );
}
