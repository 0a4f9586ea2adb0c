import type { ReactNode, RefObject } from "react";
import { cn } from "@/components/ui/class-names";

export type HeadingRef = RefObject<HTMLHeadingElement | null>;

/** The heading of what the phone shows now; focus goes to it when the stage changes. */
export function StageHeading(props: { ref: HeadingRef; className?: string; id?: string; children: ReactNode }) {
  return (
    <h2
      ref={props.ref}
      id={props.id}
      tabIndex={-1}
      className={cn("font-semibold outline-offset-4 focus:outline-none", props.className)}
    >
      {props.children}
    </h2>
  );
}
