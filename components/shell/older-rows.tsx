import { Button } from "@/components/ui/button";

type OlderRowsProps = {
  hasOlder: boolean;
  /** Whether the newest rows could not be read. */
  failed: boolean;
  older: "idle" | "loading" | "failed";
  readOlder: () => Promise<void>;
  texts: { failed: string; loading: string; older: string; end: string };
};

/** The foot of a list that is read page by page: more of it, that this was all, or that it could not be read. */
export function OlderRows({ hasOlder, failed, older, readOlder, texts }: OlderRowsProps) {
  return (
    <div
      className="mt-4 flex flex-wrap items-center justify-center gap-3 text-muted-foreground text-xs"
      aria-live="polite"
    >
      {failed || older === "failed" ? <span className="text-destructive">{texts.failed}</span> : null}
      {hasOlder ? (
        <Button onClick={() => void readOlder()} aria-disabled={older === "loading"}>
          {older === "loading" ? texts.loading : texts.older}
        </Button>
      ) : (
        <span>{texts.end}</span>
      )}
    </div>
  );
}
