import { chooseSetting } from "@/app/simulator/actions";
import { SettingList } from "@/components/simulator/settings/setting-list";
import type { SimOutside } from "@/lib/simulator/outside";
import { readSettings, SETTINGS } from "@/lib/simulator/settings";

/** Every setting with its value in force. */
export async function SettingsView({ sim }: { sim: SimOutside }) {
  return <SettingList settings={SETTINGS} values={await readSettings(sim)} write={chooseSetting} />;
}
