import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** What scrolls must be reachable by keyboard, or its far side is for mice alone. */
const REACHABLE = { tabIndex: 0 } as const;

/** A dense table that scrolls sideways inside its own frame, by keyboard too; give it a name (`aria-label`). */
export function Table({ className, "aria-label": label, ...rest }: ComponentProps<"table"> & { "aria-label": string }) {
  return (
    <section aria-label={label} {...REACHABLE} className="relative w-full overflow-x-auto">
      <table aria-label={label} className={cn("w-full border-collapse text-sm", className)} {...rest} />
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("border-b bg-muted/60", className)} {...rest} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y", className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors has-[a:hover]:bg-accent/60", className)} {...rest} />;
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn("whitespace-nowrap px-3 py-2 text-left font-medium text-muted-foreground text-xs", className)}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("px-3 py-2 align-middle", className)} {...rest} />;
}
