"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { MOST, type Strike } from "./strike";

type FaultModeFormProps = { strike: Strike; mchids: readonly string[]; onChange: (strike: Strike) => void };

/** How often the next fault strikes, and whom. */
export function FaultModeForm({ strike, mchids, onChange }: FaultModeFormProps) {
  const t = useTranslations("simulator.faults.strike");
  const name = useId();
  const change = (part: Partial<Strike>) => onChange({ ...strike, ...part });
  return (
    <form className="flex flex-wrap items-end gap-x-8 gap-y-3 p-4" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <legend className="sr-only">{t("title")}</legend>
        <label className="flex items-center gap-2">
          <input
            type="radio"
            name={name}
            className="size-4 accent-primary"
            checked={strike.kind === "next"}
            onChange={() => change({ kind: "next" })}
          />
          {t("next")}
        </label>
        <NumberInput label={t("count")} value={strike.n} most={MOST.n} onChange={(n) => change({ kind: "next", n })} />
        <label className="flex items-center gap-2">
          <input
            type="radio"
            name={name}
            className="size-4 accent-primary"
            checked={strike.kind === "share"}
            onChange={() => change({ kind: "share" })}
          />
          {t("share")}
        </label>
        <NumberInput
          label={t("percent")}
          value={strike.percent}
          most={MOST.percent}
          onChange={(percent) => change({ kind: "share", percent })}
        />
        <NumberInput
          label={t("seed")}
          value={strike.seed}
          most={MOST.seed}
          onChange={(seed) => change({ kind: "share", seed })}
        />
      </fieldset>
      <div className="flex items-center gap-2">
        <label htmlFor={`${name}-whom`} className="shrink-0 text-muted-foreground text-xs">
          {t("whom")}
        </label>
        <Select
          id={`${name}-whom`}
          value={strike.mchid}
          onChange={(event) => change({ mchid: event.target.value })}
          className="w-44"
        >
          <option value="">{t("all")}</option>
          {mchids.map((mchid) => (
            <option key={mchid} value={mchid}>
              {mchid}
            </option>
          ))}
        </Select>
      </div>
    </form>
  );
}

type NumberInputProps = { label: string; value: string; most: number; onChange: (value: string) => void };

function NumberInput({ label, value, most, onChange }: NumberInputProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="shrink-0 text-muted-foreground text-xs">
        {label}
      </label>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="w-20 tabular-nums"
      />
    </div>
  );
}
