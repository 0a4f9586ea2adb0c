import { chooseSetting, setMerchantCondition } from "@/app/simulator/actions";
import { MerchantConditions } from "@/components/simulator/settings/merchant-conditions";
import { SettingList } from "@/components/simulator/settings/setting-list";
import { listMerchants } from "@/lib/simulator/merchant-list";
import type { SimOutside } from "@/lib/simulator/outside";
import { readSettings, SETTINGS } from "@/lib/simulator/settings";

const MERCHANTS_SHOWN = 50;

/** Every setting with its value in force, and what the platform thinks of each merchant. */
export async function SettingsView({ sim }: { sim: SimOutside }) {
  const [values, merchants] = await Promise.all([readSettings(sim), listMerchants(sim, { limit: MERCHANTS_SHOWN })]);
  return (
    <>
      <SettingList settings={SETTINGS} values={values} write={chooseSetting} />
      <MerchantConditions merchants={merchants} set={setMerchantCondition} />
    </>
  );
}
