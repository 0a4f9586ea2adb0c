import type { ComponentProps } from "react";
import { cn } from "./class-names";

export function Skeleton({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div aria-hidden="true" className={cn("motion-safe:animate-pulse rounded-md bg-accent", className)} {...rest} />
  );
}
