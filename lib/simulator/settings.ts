import type { Store } from "@/lib/db/client";
import { isNotifyAddress } from "@/lib/wechatpay/rule";
import { remembered } from "./remembered";
import { type Choices, SETTINGS, type Setting, type SettingId } from "./setting-list";

export { SETTINGS };

const HOUR_MS = 3_600_000;

/** How the platform behaves: what was chosen in `SETTINGS`, and what is documented or of no interest to change. */
export type Settings = Choices & {
  /** Official (服务商 JSAPI 下单, 支付后场景预签约). */
  prepayLifeMs: number;
  sessionLifeMs: number;
  /** Official (服务商 JSAPI 下单): seven days, at least one minute, at most fifteen days. */
  orderLifeMs: number;
  orderLifeMinMs: number;
  orderLifeMaxMs: number;
  /** Assumed: the real limit is not known. */
  maxBodyBytes: number;
  /** Documented: slower than five seconds counts as failed (回调通知注意事项). */
  answerWithinMs: number;
};

export const DEFAULT_SETTINGS: Settings = {
  ...(Object.fromEntries(SETTINGS.map((setting) => [setting.id, setting.default])) as Choices),
  prepayLifeMs: 2 * HOUR_MS,
  sessionLifeMs: 2 * HOUR_MS,
  orderLifeMs: 7 * 24 * HOUR_MS,
  orderLifeMinMs: 60_000,
  orderLifeMaxMs: 15 * 24 * HOUR_MS,
  maxBodyBytes: 1024 * 1024,
  answerWithinMs: 5000,
};

type Outside = { store: Store; settings: Settings };

const chosen = remembered<Partial<Choices>>();

async function readChosen(store: Store): Promise<Partial<Choices>> {
  const rows = await store.db.selectFrom("sim_setting").select(["key", "value"]).execute();
  const known = rows.flatMap(({ key, value }) => {
    const setting = settingOf(key);
    const parsed: unknown = setting ? JSON.parse(value) : null;
    return setting && isPossible(setting, parsed) ? [[key, parsed]] : [];
  });
  return Object.fromEntries(known) as Partial<Choices>;
}

/** The settings in force: those that were chosen, over those the world was put together with. */
export async function readSettings({ store, settings }: Outside): Promise<Settings> {
  return { ...settings, ...(await chosen.get(store, "all", () => readChosen(store))) };
}

type Writing = { store: Store; clock: { now(): number } };

/** Chooses. `invalid` when there is no such setting, or it cannot have that value. */
export async function writeSetting(id: string, value: unknown, outside: Writing): Promise<"written" | "invalid"> {
  return (await writeSettings({ [id]: value }, outside)) === "written" ? "written" : "invalid";
}

/** Chooses all of them or none; what comes back otherwise is the first that does not exist or cannot have its value. */
export async function writeSettings(
  values: Record<string, unknown>,
  { store, clock }: Writing,
): Promise<"written" | { invalid: string }> {
  const invalid = Object.entries(values).find(([id, value]) => {
    const setting = settingOf(id);
    return !setting || !isPossible(setting, value);
  });
  if (invalid) return { invalid: invalid[0] };
  const changed_at = clock.now();
  await store.write(async (tx, publish) => {
    for (const [key, wanted] of Object.entries(values)) {
      const value = JSON.stringify(wanted);
      const insert = tx.insertInto("sim_setting").values({ key, changed_at, value });
      await insert.onConflict((conflict) => conflict.column("key").doUpdateSet({ changed_at, value })).execute();
      publish({ kind: "setting", id: key });
    }
  });
  chosen.forget(store);
  return "written";
}

function settingOf(id: string): Setting | null {
  return SETTINGS.find((setting) => setting.id === (id as SettingId)) ?? null;
}

function isPossible(setting: Setting, value: unknown): boolean {
  if (setting.kind === "switch") return typeof value === "boolean";
  if (setting.kind === "choice") return setting.options.some((option) => option.value === value);
  return typeof value === "string" && (value === "" || isNotifyAddress(value));
}
