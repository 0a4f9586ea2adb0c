import { cn } from "@/components/ui/class-names";

export const segmentsClass = "inline-flex rounded-md border bg-muted p-0.5";

/** One choice of a row of choices: language, theme. */
export function segmentClass(chosen: boolean): string {
  return cn(
    "inline-flex h-6 min-w-7 cursor-pointer items-center justify-center rounded-[5px] px-1.5 font-medium text-xs transition-colors has-focus-visible:outline-2 has-focus-visible:outline-ring [&_svg]:size-3.5",
    chosen ? "bg-card text-foreground shadow-card" : "text-muted-foreground hover:text-foreground",
  );
}
