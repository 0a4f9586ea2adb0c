"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { routes } from "@/lib/routes";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { type CallOutcome, sendForm } from "./call-operation";
import { controlId } from "./control-name";
import { fieldGroups } from "./field-groups";
import { FieldGroups } from "./field-groups-form";
import { isGenerated } from "./fresh-code";
import { ProfileChoice } from "./profile-choice";
import { RequestPreview } from "./request-preview";
import { blocking } from "./resolver";
import { SendBar } from "./send-bar";
import { type RecentByProfile, useOperationForm } from "./use-operation-form";

/** Nothing to show before the first call, so nothing to load either. */
const ResultPanel = dynamic(() => import("./result-panel").then((module) => module.ResultPanel), { ssr: false });

type OperationConsoleProps = {
  op: Sheet;
  /** The operation that a prepay_id is earned by; null where none is needed. */
  order: Sheet | null;
  recent: RecentByProfile;
  profiles: readonly ProfileSummary[];
  profile: ProfileSummary;
  initial: FormValues;
  /** The exchange that the form was filled in from, or null. */
  from: string | null;
};

/** One operation to fill in, see signed, send, and read the answer of. */
export function OperationConsole({ op, order, profiles, profile, recent, initial, from }: OperationConsoleProps) {
  const t = useTranslations("operations");
  const state = useOperationForm({ op, profile, recent, initial, keepsDraft: from === null });
  const [result, setResult] = useState<CallOutcome | "sending" | null>(null);
  const busy = useRef(false);
  const sending = result === "sending";
  const errors = blocking(state.violations);
  const inOrder = fieldGroups(op).flatMap((group) => group.fields);
  const broken = inOrder.filter((entry) => errors.some(({ name }) => name === entry.name));

  const send = async () => {
    // A ref, because validation is asynchronous: two quick presses must not become two calls.
    if (busy.current) return;
    busy.current = true;
    setResult("sending");
    setResult(await sendForm({ operationId: op.id, profileId: state.profile.id, values: state.values }));
    busy.current = false;
  };
  const submit = state.form.handleSubmit(send);
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter") return;
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    // Enter alone may end an input method's composition; it must not send a payment request.
    if (inField) event.preventDefault();
    if (event.ctrlKey || event.metaKey) void submit();
  };
  const focusField = (name: string) => {
    const field = document.getElementById(controlId(name));
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  };

  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <form noValidate aria-label={t("formLabel")} onSubmit={submit} onKeyDown={keys} className="min-w-0">
        <Card>
          <ProfileChoice profiles={profiles} chosen={state.profile} onChoose={state.chooseProfile} />
          <Origin from={from} restored={state.restored} onReset={state.reset} />
          <FieldGroups op={op} order={order} state={state} />
          <SendBar
            broken={broken}
            notices={state.violations.length - errors.length}
            sending={sending}
            onSendAnyway={send}
          />
        </Card>
      </form>
      <section
        aria-label={t("preview.title")}
        className="min-w-0 space-y-6 xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto"
      >
        {result === null ? null : (
          <ResultPanel state={result} onField={focusField} onAgain={op.fields.some(isGenerated) ? state.renew : null} />
        )}
        <Card>
          <CardHeader title={t("preview.title")} description={t("preview.live")} />
          <RequestPreview op={op} profile={state.profile} values={state.values} />
        </Card>
      </section>
    </div>
  );
}

function Origin({ from, restored, onReset }: { from: string | null; restored: boolean; onReset: () => void }) {
  const t = useTranslations("operations");
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2 text-muted-foreground text-xs">
      <p>
        {from ? `${t("fromExchange")} ` : restored ? t("draftRestored") : t("profileSends")}
        {from ? (
          <Link className="text-brand underline underline-offset-4" href={routes.exchange(from)}>
            {t("fromExchangeLink")}
          </Link>
        ) : null}
      </p>
      <Button variant="ghost" size="sm" onClick={onReset}>
        {t("reset")}
      </Button>
    </div>
  );
}
