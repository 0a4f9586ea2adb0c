import { cn } from "@/components/ui/class-names";

/** Full: recorded by us. Ring: only a simulated platform tells. Red: failed verification. Dashed: did not happen. */
export type MarkLook = "recorded" | "simulated" | "discounted" | "absent" | "now";

const LOOKS: Record<MarkLook, string> = {
  recorded: "border-brand bg-brand",
  simulated: "border-brand bg-card",
  discounted: "border-destructive bg-destructive-soft",
  now: "animate-pulse border-brand bg-brand-line motion-reduce:animate-none",
  absent: "border-muted-foreground border-dashed bg-card",
};

export function MarkDot({ look, className }: { look: MarkLook; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("relative block size-3.5 shrink-0 rounded-full border-2", LOOKS[look], className)}
    />
  );
}
