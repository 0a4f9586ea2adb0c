import { cn } from "@/components/ui/class-names";

/** An HTTP status as a number; its class shows in the colour, its meaning in the number itself. Null or 0: there was no answer. */
export function HttpStatus({ status, className }: { status: number | null; className?: string }) {
  const good = status !== null && status >= 200 && status < 300;
  return (
    <span className={cn("font-medium font-mono tabular-nums", good ? "text-success" : "text-destructive", className)}>
      {status || "—"}
    </span>
  );
}
