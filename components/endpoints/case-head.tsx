import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** The line of a case that unfolds; on a narrow screen what is beside the title stands below it. */
export function CaseHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-accent/40">
      <ChevronRight
        aria-hidden="true"
        className="size-4 shrink-0 text-muted-foreground transition-transform group-open/case:rotate-90 print:hidden"
      />
      <span className="min-w-0 flex-1 basis-56 font-medium">{title}</span>
      <span className="flex items-center gap-2 max-sm:w-full max-sm:pl-7">{children}</span>
    </summary>
  );
}
