import type { ReactNode } from "react";
import { Label } from "@/components/ui/label";

type FieldProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, or null. */
  problem: string | null;
  children: (aria: { id: string; "aria-invalid": boolean; "aria-describedby": string }) => ReactNode;
};

/** A control with its name, what it takes, and what is wrong with it. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  const about = `${id}-about`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Label htmlFor={id}>{label}</Label>
      {children({ id, "aria-invalid": problem !== null, "aria-describedby": about })}
      <p id={about} className={problem === null ? "text-muted-foreground text-xs" : "text-destructive text-xs"}>
        {problem ?? hint}
      </p>
    </div>
  );
}
