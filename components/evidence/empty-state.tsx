import { CircleAlert, Inbox } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  tone?: "neutral" | "destructive";
  /** `h1` where this is all that the page has to say. */
  heading?: "h1" | "h2";
};

/** Nothing to show, why, and what to do about it. */
export function EmptyState({
  title,
  children,
  icon,
  action,
  tone = "neutral",
  heading: Heading = "h2",
}: EmptyStateProps) {
  const fallback = tone === "destructive" ? <CircleAlert className="text-destructive" /> : <Inbox />;
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="mb-4 flex size-10 items-center justify-center rounded-full border bg-card text-muted-foreground [&_svg]:size-5"
      >
        {icon ?? fallback}
      </span>
      <Heading className="font-semibold text-base">{title}</Heading>
      {children ? <div className="mt-1 max-w-md text-muted-foreground">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
