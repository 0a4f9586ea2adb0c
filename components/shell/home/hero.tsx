import { ArrowRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { VisibleText } from "@/components/evidence/visible-text";
import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

/** A request as the documentation's own samples would sign it: the picture of what Qianyue shows of every call. */
const SAMPLE = [
  "POST",
  "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign",
  "1554208460",
  "593BEC0C930BF1AFEB40B4A08C8FB242",
  '{"sp_appid":"wxd678efh567hg6787","sub_mchid":"1900000109","service_id":12535,"out_contract_code":"wxwtdk20200910100000","contract_display_account":"微信代扣用户A"}',
  "",
].join("\n");

export function Hero({ locale, beginAt, watchAt }: { locale: Locale; beginAt: string; watchAt: string }) {
  const t = translator(locale, "home");
  return (
    <section className="grid items-center gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,31rem)]">
      <div>
        <p className="font-medium text-brand text-xs">{t("eyebrow")}</p>
        <h1 className="mt-2 max-w-[24em] font-semibold text-[1.75rem] leading-[1.25] tracking-tight sm:text-[2.125rem]">
          <span className="inline-block">{t("title.first")}</span>{" "}
          <span className="inline-block">{t("title.second")}</span>
        </h1>
        <p className="mt-4 max-w-[42rem] text-base text-muted-foreground leading-relaxed">{t("lead")}</p>
        <div className="mt-6 flex flex-wrap gap-2.5">
          <Link href={beginAt} className={buttonClass({ variant: "primary", size: "lg" })}>
            {t("begin")}
            <ArrowRight aria-hidden="true" />
          </Link>
          <Link href={watchAt} className={buttonClass({ size: "lg" })}>
            {t("watch")}
          </Link>
        </div>
      </div>
      <div className="overflow-hidden rounded-lg border bg-card shadow-card">
        <p className="flex items-center justify-between border-b px-4 py-2 text-xs">
          <span className="font-medium">{t("sample.title")}</span>
          <span className="text-muted-foreground">{t("sample.note")}</span>
        </p>
        <VisibleText text={SAMPLE} numbered byteLengths label={t("sample.title")} />
        <p className="flex items-center gap-2 border-t px-4 py-2 font-medium text-success text-xs">
          <CircleCheck aria-hidden="true" className="size-4" />
          {t("sample.check")}
        </p>
      </div>
    </section>
  );
}
