"use client";

import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { Recent } from "@/lib/contracts/recent";
import type { ProfileSummary } from "@/lib/profiles/profile";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { controlName } from "./control-name";
import { applyDraft, draftKey, draftOf, readDraft, writeDraft } from "./draft";
import { freshCode, isGenerated, webRandom } from "./fresh-code";
import { formViolations, fromControls, operationResolver, toControls } from "./resolver";
import { workingValues } from "./working-values";

/** What each profile last dealt with, by the profile's id. */
export type RecentByProfile = Readonly<Record<string, Recent>>;

export type OperationFormSetup = {
  op: Sheet;
  profile: ProfileSummary;
  initial: FormValues;
  recent: RecentByProfile;
  /** False for a form that was filled from an exchange: it neither restores nor touches the draft. */
  keepsDraft: boolean;
};

/** The state of one operation's form: values by field name, every broken rule, the profile, and the draft in this browser. */
export function useOperationForm({ op, profile: firstProfile, initial, recent, keepsDraft }: OperationFormSetup) {
  const [profile, setProfile] = useState(firstProfile);
  const [base, setBase] = useState(initial);
  const [restored, setRestored] = useState<"unread" | "none" | "draft">("unread");
  const form = useForm<FormValues>({
    defaultValues: toControls(initial),
    resolver: operationResolver(op),
    mode: "onChange",
  });
  const values = fromControls(useWatch({ control: form.control }) as FormValues);
  const key = draftKey(op.id, profile.id);

  const ingredients = (of: ProfileSummary) => ({
    profile: of,
    recent: recent[of.id],
    nowMs: Date.now(),
    random: webRandom,
  });

  const fill = (next: FormValues) => form.reset(toControls(next));
  const set = (name: string, value: string) =>
    form.setValue(controlName(name), value, { shouldDirty: true, shouldTouch: true, shouldValidate: true });

  useEffect(() => {
    if (restored !== "unread") return;
    const merged = applyDraft(initial, keepsDraft ? readDraft(key) : null);
    const differs = Object.keys(draftOf(merged, initial)).length > 0;
    if (differs) form.reset(toControls(merged));
    setRestored(differs ? "draft" : "none");
  }, [restored, initial, keepsDraft, key, form]);

  const draft = JSON.stringify(draftOf(values, base));
  useEffect(() => {
    if (keepsDraft && restored !== "unread") writeDraft(key, JSON.parse(draft));
  }, [key, draft, keepsDraft, restored]);

  return {
    form,
    values,
    profile,
    set,
    restored: restored === "draft",
    violations: formViolations(op, values),
    /** A code that was never used, which is no draft: it need not survive the page. */
    refresh(names: readonly string[]) {
      const codes = Object.fromEntries(names.map((name) => [name, freshCode(name, Date.now(), webRandom)]));
      setBase({ ...base, ...codes });
      for (const [name, code] of Object.entries(codes)) set(name, code);
    },
    /** After a success: what can be used only once is new again, the rest stays as it was typed. */
    renew() {
      const codes = op.fields.filter(isGenerated);
      const next = Object.fromEntries(codes.map(({ name }) => [name, freshCode(name, Date.now(), webRandom)]));
      const spent: FormValues = "prepay_id" in base ? { prepay_id: "" } : {};
      setBase({ ...base, ...next, ...spent });
      fill({ ...values, ...next, ...spent });
    },
    /** Back to the prefilled form, with codes that are new again. */
    reset() {
      const prefilled = workingValues(op, ingredients(profile));
      setBase(prefilled);
      fill(prefilled);
      setRestored("none");
    },
    /** Another identity: what was typed stays, what the old one had filled in follows the new one. */
    chooseProfile(next: ProfileSummary) {
      const prefilled = workingValues(op, ingredients(next));
      fill(applyDraft(prefilled, draftOf(values, base)));
      setBase(prefilled);
      setProfile(next);
    },
  };
}

export type OperationForm = ReturnType<typeof useOperationForm>;
