import dynamic from "next/dynamic";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import type { Sheet } from "@/lib/wechatpay/sheet";
import type { Violation } from "@/lib/wechatpay/validate";
import { controlName } from "./control-name";
import { FieldControl } from "./field-control";
import { type FieldGroup, fieldGroups } from "./field-groups";
import { presenceOf } from "./presence-mark";
import { violationsAt } from "./resolver";
import { RunOrder } from "./run-order";
import type { OperationForm } from "./use-operation-form";

/** Only the self-test has a field to seal. */
const SealField = dynamic(() => import("./seal-field").then((module) => module.SealField), { ssr: false });

type FieldGroupsProps = {
  op: Sheet;
  /** The operation that a prepay_id is earned by; null where none is needed. */
  order: Sheet | null;
  state: OperationForm;
};

/** Every field of the operation, what belongs together under one heading. */
export function FieldGroups({ op, order, state }: FieldGroupsProps) {
  return fieldGroups(op).map((group) => (
    <Group key={group.kind === "member" ? group.member : group.kind} group={group}>
      <Fields op={op} order={order} state={state} entries={group.fields} />
    </Group>
  ));
}

/** So many fields that nobody must fill may stand open; more of them are folded until one is filled in or broken. */
const OPEN_OPTIONALS = 2;

function Fields({ entries, ...rest }: FieldGroupsProps & { entries: readonly FieldEntry[] }) {
  const t = useTranslations("operations");
  const { values, violations } = rest.state;
  const field = (entry: FieldEntry) => <Field key={entry.name} entry={entry} {...rest} />;
  const optional = entries.filter((entry) => presenceOf(rest.op, entry).kind === "optional" && !isPrefilled(entry));
  if (optional.length <= OPEN_OPTIONALS) return entries.map(field);
  const isUsed = optional.some(({ name }) => values[name] || violationsAt(violations, name).length > 0);
  return (
    <>
      {entries.filter((entry) => !optional.includes(entry)).map(field)}
      <details open={isUsed} className="border-b last:border-b-0">
        <summary className="cursor-pointer px-4 py-2.5 text-muted-foreground text-xs hover:text-foreground">
          {t("moreOptional", { count: optional.length })}{" "}
          <code className="break-words">{optional.map(({ name }) => name.split(".").at(-1)).join(", ")}</code>
        </summary>
        {optional.map(field)}
      </details>
    </>
  );
}

/** What the profile fills in belongs to the request although it could be left out. */
function isPrefilled({ name }: FieldEntry): boolean {
  return name === "sub_appid" || name === "notify_url";
}

function Group({ group, children }: { group: FieldGroup; children: ReactNode }) {
  const t = useTranslations("operations");
  const id = useId();
  const member = group.kind === "member" ? group.member : "";
  return (
    <section aria-labelledby={id}>
      <header className="border-b bg-muted/60 px-4 py-2">
        <h2 id={id} className="font-semibold text-sm">
          {group.kind === "member" ? t("group.member", { member }) : t(`group.${group.kind}`)}
        </h2>
        <p className="text-muted-foreground text-xs">
          {group.kind === "member" ? t("groupWhy.member", { member }) : t(`groupWhy.${group.kind}`)}
        </p>
      </header>
      {children}
    </section>
  );
}

function Field({ op, order, state, entry }: FieldGroupsProps & { entry: FieldEntry }) {
  const { form, values, profile, violations, set } = state;
  const { touchedFields, submitCount } = form.formState;
  const seen = submitCount > 0 || Boolean(touchedFields[controlName(entry.name)]);
  return (
    <FieldControl
      entry={entry}
      presence={presenceOf(op, entry)}
      value={values[entry.name] ?? ""}
      problems={violationsAt(violations, entry.name).filter((violation) => seen || !isMissing(violation))}
      registration={form.register(controlName(entry.name))}
      onFresh={() => state.refresh([entry.name])}
      onExample={() => set(entry.name, String(entry.meta.example))}
    >
      {entry.name === "prepay_id" && order ? (
        <RunOrder
          order={order}
          profile={profile}
          values={values}
          onPrepayId={(prepayId) => set("prepay_id", prepayId)}
        />
      ) : null}
      {entry.name === "encrypted_echo_message" ? (
        <SealField
          profile={profile}
          text={values.echo_message ?? ""}
          onSealed={(sealed) => set("encrypted_echo_message", sealed)}
        />
      ) : null}
    </FieldControl>
  );
}

/** Nobody likes to be told that a field is empty before having had a chance to fill it; the send bar says it anyway. */
function isMissing({ rule }: Violation): boolean {
  return rule.kind === "required" || rule.kind === "one_of";
}
