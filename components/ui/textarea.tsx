import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { controlClass } from "./input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(controlClass, "min-h-20 py-1.5", className)} {...rest} />;
}
