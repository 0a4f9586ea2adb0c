"use client";

import { LoaderCircle, Play, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { routes } from "@/lib/routes";
import { HandedOutKeys } from "./handed-out-keys";
import type { HandedOut, Started, StartRun } from "./started";

type RunFormProps = {
  merchants: readonly Pick<ProfileSummary, "name" | "mchid">[];
  start: StartRun;
  handOut: (input: { mchid: string }) => Promise<{ data?: HandedOut }>;
  fresh: (input: { name: string }) => Promise<{ data?: HandedOut }>;
};

type Refusal = Extract<Started, { kind: "refused" }>["rule"];

/** Whose endpoint, and where; and the files that it needs before anything is sent to it. */
export function RunForm({ merchants, start, handOut, fresh }: RunFormProps) {
  const t = useTranslations("endpoints.run");
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const [url, setUrl] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [keys, setKeys] = useState<HandedOut | null>(null);
  const [doing, setDoing] = useState<"start" | "handOut" | "fresh" | null>(null);
  const [isBusy, startWork] = useTransition();
  const mchid = chosen ?? merchants[0]?.mchid ?? "";

  function run<Done>(
    what: NonNullable<typeof doing>,
    deed: () => Promise<{ data?: Done }>,
    then: (done: Done) => void,
  ) {
    if (isBusy) return;
    setDoing(what);
    startWork(async () => {
      const done = await deed().then(
        ({ data }) => data,
        () => undefined,
      );
      if (done === undefined) toast.error(t("failed"));
      else then(done);
      setDoing(null);
    });
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    run(
      "start",
      () => start({ mchid, url: url.trim(), only: [] }),
      (started) => {
        if (started.kind === "refused") setRefusal(started.rule);
        else router.push(routes.endpointRun(started.runId));
      },
    );
  };

  return (
    <Card aria-labelledby="run-endpoint">
      <CardHeader id="run-endpoint" title={t("title")} />
      <CardBody>
        <form onSubmit={submit} className="grid gap-4 lg:grid-cols-2" noValidate>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor="endpoint-merchant">{t("merchant")}</Label>
            <Select
              id="endpoint-merchant"
              value={mchid}
              disabled={merchants.length === 0}
              aria-describedby="endpoint-merchant-help"
              onChange={(event) => {
                setChosen(event.target.value);
                setKeys(null);
              }}
            >
              {merchants.map((one) => (
                <option key={one.mchid} value={one.mchid}>
                  {`${one.name} · ${one.mchid}`}
                </option>
              ))}
            </Select>
            <p id="endpoint-merchant-help" className="text-muted-foreground text-xs">
              {merchants.length === 0 ? t("noMerchant") : t("merchantHelp")}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button
                size="sm"
                aria-disabled={isBusy || mchid === ""}
                onClick={() => mchid !== "" && run("handOut", () => handOut({ mchid }), setKeys)}
              >
                {doing === "handOut" ? t("handingOut") : t("handOut")}
              </Button>
              <Button
                size="sm"
                aria-disabled={isBusy}
                onClick={() =>
                  run(
                    "fresh",
                    () => fresh({ name: t("freshName", { number: String(merchants.length + 1) }) }),
                    (made) => {
                      setChosen(made.mchid);
                      setKeys(made);
                    },
                  )
                }
              >
                <Plus aria-hidden="true" />
                {doing === "fresh" ? t("freshing") : t("fresh")}
              </Button>
            </div>
          </div>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor="endpoint-url">{t("url")}</Label>
            <Input
              id="endpoint-url"
              name="url"
              type="url"
              inputMode="url"
              autoComplete="url"
              placeholder="http://localhost:8080/notify"
              value={url}
              aria-invalid={refusal !== null}
              aria-describedby="endpoint-url-help"
              onChange={(event) => setUrl(event.target.value)}
              className="font-mono"
            />
            <p
              id="endpoint-url-help"
              role="status"
              className={refusal === null ? "text-muted-foreground text-xs" : "text-destructive text-xs"}
            >
              {refusal === null ? t("urlHelp") : t(`refused.${refusal}`)}
            </p>
            <div>
              <Button type="submit" variant="primary" aria-disabled={isBusy || mchid === ""}>
                {doing === "start" ? (
                  <LoaderCircle aria-hidden="true" className="motion-safe:animate-spin" />
                ) : (
                  <Play aria-hidden="true" />
                )}
                {doing === "start" ? t("starting") : t("start")}
              </Button>
            </div>
          </div>
        </form>
      </CardBody>
      <div aria-live="polite">{keys === null ? null : <HandedOutKeys keys={keys} />}</div>
    </Card>
  );
}
