"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Magic } from "@/lib/simulator/magic";

/** Outside the phone: what it did by itself, and because of which value. */
export function MagicNote({ magic }: { magic: Magic }) {
  const t = useTranslations("simulator.magic");
  return (
    <Card aria-labelledby="magic">
      <CardHeader
        id="magic"
        title={
          <span className="inline-flex items-center gap-2">
            <Sparkles aria-hidden="true" className="size-4 text-brand" />
            {t("title")}
          </span>
        }
      />
      <CardBody className="space-y-1">
        <p>
          <code>{magic}</code> {t(`did.${magic}`)}
        </p>
        <p className="text-muted-foreground text-xs">{t("why")}</p>
      </CardBody>
    </Card>
  );
}
