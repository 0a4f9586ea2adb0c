import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/input";

type LabelledProps = { id: string; label: ReactNode; children: ReactNode; className?: string };

/** A control under its small label. */
export function Labelled({ id, label, children, className }: LabelledProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block text-muted-foreground text-xs">
        {label}
      </label>
      {children}
    </div>
  );
}

/** Several lines of what goes over a wire. */
export function WireText({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={2}
      spellCheck={false}
      className={cn(controlClass, "min-h-8.5 py-1.5 font-mono", className)}
      {...rest}
    />
  );
}
