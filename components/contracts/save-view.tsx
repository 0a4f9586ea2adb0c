"use client";

import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { forgetView, saveView } from "@/app/contracts/view-actions";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type SaveViewProps = {
  query: string;
  /** The kept search that this one is, or null. */
  saved: { id: string; name: string } | null;
};

/** Gives the search at hand a name to come back to, or takes it away again. */
export function SaveView({ query, saved }: SaveViewProps) {
  const t = useTranslations("contracts.view");
  const [isBusy, start] = useTransition();
  const [name, setName] = useState("");
  const run = (deed: () => Promise<{ data?: { kind: "kept" | "forgotten" } | { kind: "full"; most: number } }>) =>
    start(async () => {
      const done = await deed().then(
        ({ data }) => data,
        () => undefined,
      );
      if (done === undefined) toast.error(t("failed"));
      else if (done.kind === "full") toast.error(t("full", { most: String(done.most) }));
    });
  if (saved) {
    return (
      <Button size="sm" variant="ghost" aria-disabled={isBusy} onClick={() => run(() => forgetView({ id: saved.id }))}>
        {t("forget", { name: saved.name })}
      </Button>
    );
  }
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && name.trim() !== "") run(() => saveView({ name: name.trim(), query }));
      }}
    >
      <Input
        aria-label={t("nameLabel")}
        placeholder={t("nameLabel")}
        value={name}
        maxLength={40}
        className="h-7 w-44"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" size="sm" aria-disabled={isBusy || name.trim() === ""}>
        {t("save")}
      </Button>
    </form>
  );
}
