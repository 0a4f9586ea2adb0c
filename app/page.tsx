import { Check } from "lucide-react";
import { headers } from "next/headers";
import { Connect } from "@/components/shell/home/connect";
import { Doors } from "@/components/shell/home/doors";
import { Guide } from "@/components/shell/home/guide";
import { Hero } from "@/components/shell/home/hero";
import { getLocale } from "@/components/shell/request-locale";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { routes } from "@/lib/routes";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";

export default async function Home() {
  const [locale, consoleUrl] = await Promise.all([getLocale(), getConsoleUrl()]);
  const t = translator(locale, "home.promises");
  const order = routes.operation(partnerJsapiOrder.id);
  return (
    <div className="flex flex-col gap-11">
      <Hero locale={locale} beginAt={order} watchAt={routes.notifications()} />
      <Guide
        locale={locale}
        steps={[
          { id: "order", href: order },
          { id: "presign", href: routes.operation(serviceProviderPayRedirectSign.id) },
          { id: "pay", href: routes.simulator() },
          { id: "notified", href: routes.notifications() },
          { id: "contract", href: routes.contracts() },
        ]}
      />
      <Doors
        locale={locale}
        doors={[
          { id: "integrator", href: routes.operations() },
          { id: "qa", href: routes.simulator() },
          { id: "support", href: routes.contracts() },
        ]}
      />
      <Connect locale={locale} baseUrl={`${env.PUBLIC_URL}/`} consoleUrl={consoleUrl} />
      <ul className="flex flex-wrap gap-x-8 gap-y-2 border-t pt-5 text-muted-foreground text-xs">
        {(["keys", "bytes", "assumed"] as const).map((promise) => (
          <li key={promise} className="flex items-center gap-1.5">
            <Check aria-hidden="true" className="size-3.5 text-brand" />
            {t(promise)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The address by which the reader came in. */
async function getConsoleUrl(): Promise<string> {
  const request = await headers();
  const scheme = request.get("x-forwarded-proto") ?? "http";
  return `${scheme}://${request.get("host") ?? `localhost:${env.PORT}`}/`;
}
