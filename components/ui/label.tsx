import type { ComponentProps } from "react";
import { cn } from "./class-names";

export function Label({ className, htmlFor, children, ...rest }: ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={cn("font-medium text-sm", className)} {...rest}>
      {children}
    </label>
  );
}
