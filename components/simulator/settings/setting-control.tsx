"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { inLocale, type Locale } from "@/lib/i18n/locale";
import type { Setting } from "@/lib/simulator/setting-list";
import { useDeed } from "../use-deed";
import type { WriteSetting } from "./setting-list";

type SettingControlProps = {
  id: string;
  setting: Setting;
  value: string | boolean;
  write: WriteSetting;
  locale: Locale;
};

/** What changes one setting, at once. */
export function SettingControl({ id, setting, value, write, locale }: SettingControlProps) {
  const { isBusy, run } = useDeed();
  const choose = (wanted: string | boolean) => run(() => write({ id: setting.id, value: wanted }));
  const described = { id, "aria-describedby": `${id}-help`, "aria-disabled": isBusy };
  switch (setting.kind) {
    case "switch":
      return <Switch {...described} checked={value === true} onChange={(event) => choose(event.target.checked)} />;
    case "choice":
      return (
        <Select {...described} value={String(value)} onChange={(event) => choose(event.target.value)}>
          {setting.options.map((option) => (
            <option key={option.value} value={option.value}>
              {inLocale(option.label, locale)}
            </option>
          ))}
        </Select>
      );
    case "address":
      return <AddressControl key={String(value)} {...{ described, isBusy }} given={String(value)} onChoose={choose} />;
  }
}

type AddressControlProps = {
  described: { id: string; "aria-describedby": string };
  isBusy: boolean;
  given: string;
  onChoose: (address: string) => void;
};

function AddressControl({ described, isBusy, given, onChoose }: AddressControlProps) {
  const t = useTranslations("simulator.settings");
  const [address, setAddress] = useState(given);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(address.trim());
      }}
    >
      <Input
        {...described}
        type="url"
        inputMode="url"
        placeholder="https://"
        pattern="https?://[^\s?#]+"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        className="font-mono text-[0.8125rem]"
      />
      <Button type="submit" aria-disabled={isBusy || address === given}>
        {t("save")}
      </Button>
    </form>
  );
}
