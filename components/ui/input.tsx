import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The frame that inputs, text areas and selects share; red when `aria-invalid`. */
export const controlClass =
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-base shadow-card transition-colors placeholder:text-muted-foreground hover:border-muted-foreground/50 focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/35 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive sm:text-sm";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlClass, "h-8.5", className)} {...rest} />;
}
