"use client";

import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toast";

/** A server action as seen from here; without `data` it did not get through. */
export type Deed<Input, Done> = (input: Input) => Promise<{ data?: Done }>;

/** Does one thing at a time on the platform's side, and says so when it did not get through. */
export function useDeed() {
  const t = useTranslations("simulator");
  const [isBusy, startWork] = useTransition();
  const run = <Done>(deed: () => Promise<{ data?: Done }>, then?: (done: Done) => void) => {
    if (isBusy) return;
    startWork(async () => {
      const done = await deed().then(
        ({ data }) => data,
        () => undefined,
      );
      if (done === undefined) toast.error(t("unsent"));
      else then?.(done);
    });
  };
  return { isBusy, run };
}
