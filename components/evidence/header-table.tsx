"use client";

import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** Headers as they stood on the wire: order, case and repeats kept. The platform's own stand out. */
export function HeaderTable({ headers, label }: { headers: readonly HeaderPair[]; label?: string }) {
  const t = useTranslations("common");
  if (headers.length === 0) return <p className="px-4 py-3 text-muted-foreground">{t("noHeaders")}</p>;
  return (
    <table aria-label={label} className="block w-full text-[0.8125rem] sm:table">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("headerName")}</th>
          <th scope="col">{t("headerValue")}</th>
        </tr>
      </thead>
      <tbody className="block divide-y sm:table-row-group">
        {rowsOf(headers).map((row) => (
          <tr key={row.key} className="block px-4 py-1.5 hover:bg-accent/40 sm:table-row">
            <th
              scope="row"
              className={cn(
                "block text-left align-baseline font-mono font-normal sm:table-cell sm:whitespace-nowrap sm:py-1.5 sm:pr-6 sm:pl-4",
                row.ofPlatform ? "text-foreground" : "text-muted-foreground",
              )}
            >
              {row.name}
              {row.count > 1 ? (
                <span className="ml-2 font-sans text-warning text-xs">
                  {t("repeated", { index: row.index, count: row.count })}
                </span>
              ) : null}
            </th>
            <td className="block w-full align-baseline font-mono [overflow-wrap:anywhere] sm:table-cell sm:py-1.5 sm:pr-4">
              {row.value === "" ? <span className="font-sans text-muted-foreground">{t("empty")}</span> : row.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Row = { key: string; name: string; value: string; index: number; count: number; ofPlatform: boolean };

function rowsOf(headers: readonly HeaderPair[]): Row[] {
  const seen = new Map<string, number>();
  const count = (name: string) => headers.filter(([other]) => other.toLowerCase() === name).length;
  return headers.map(([name, value]) => {
    const lower = name.toLowerCase();
    const index = (seen.get(lower) ?? 0) + 1;
    seen.set(lower, index);
    const ofPlatform = lower.startsWith("wechatpay-") || lower === "authorization" || lower === "request-id";
    return { key: `${lower}-${index}`, name, value, index, count: count(lower), ofPlatform };
  });
}
