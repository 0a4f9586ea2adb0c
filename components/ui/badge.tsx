import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The looks of a badge, for a list that makes its rows without components. */
export const badgeClass = cva(
  "inline-flex items-center gap-1 whitespace-nowrap rounded-full border px-2 py-px font-medium text-xs leading-5 [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "border-border bg-muted text-muted-foreground",
        outline: "border-border text-foreground",
        success: "border-success-line bg-success-soft text-success",
        destructive: "border-destructive-line bg-destructive-soft text-destructive",
        warning: "border-warning-line bg-warning-soft text-warning",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeClass>["tone"]>;

export function Badge({ tone, className, ...rest }: ComponentProps<"span"> & { tone?: BadgeTone }) {
  return <span className={cn(badgeClass({ tone }), className)} {...rest} />;
}
