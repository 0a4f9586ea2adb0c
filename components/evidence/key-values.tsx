import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";

export type KeyValue = {
  /** Stable name of the row. */
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** Set in the typeface of code: identifiers, serials, addresses. */
  mono?: boolean;
  /** Text for a copy button beside the value. */
  copy?: string;
};

/** Facts by name, one to a row; stacked on narrow screens. `--label-width` makes room for long names. */
export function KeyValues({ items, className }: { items: readonly KeyValue[]; className?: string }) {
  return (
    <dl className={cn("divide-y", className)}>
      {items.map(({ key, label, value, mono, copy }) => (
        <div
          key={key}
          className="grid gap-x-6 gap-y-0.5 px-4 py-2 sm:grid-cols-[var(--label-width,11rem)_minmax(0,1fr)] sm:items-baseline"
        >
          <dt className="text-muted-foreground text-xs sm:text-sm">{label}</dt>
          <dd
            className={cn(
              "flex min-w-0 items-center gap-1 [overflow-wrap:anywhere]",
              mono && "font-mono text-[0.8125rem]",
            )}
          >
            <span className="min-w-0">{value}</span>
            {copy === undefined ? null : (
              <CopyButton text={copy} name={typeof label === "string" ? label : undefined} className="-my-1.5" />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
