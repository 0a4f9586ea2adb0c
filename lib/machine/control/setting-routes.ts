import * as z from "zod";
import { readSettings, SETTINGS, writeSettings } from "@/lib/simulator/settings";
import type { ControlOutside, ControlRoute } from "./route";
import { controlRoute, done, problem } from "./route";

const bilingual = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: "Bilingual" });
const value = z.union([z.boolean(), z.string().max(500)]);

const setting = z
  .strictObject({
    id: z.string(),
    label: bilingual,
    help: bilingual,
    standing: z.enum(["official", "observed", "assumed"]),
    source: z.string(),
    default: value,
    value,
    options: z.array(z.strictObject({ value: z.string(), label: bilingual })),
  })
  .meta({ id: "Setting" });

const SETTINGS_NOW = { what: "Every setting with its value", schema: z.strictObject({ settings: z.array(setting) }) };

export const settingRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listSettings",
    group: "settings",
    method: "get",
    path: "/settings",
    summary: "What the platform does where its documentation is silent, each with its default and how sure it is",
    answers: { 200: SETTINGS_NOW },
    handle: async (_asked, outside) => done(await settingsOf(outside)),
  }),
  controlRoute({
    id: "writeSettings",
    group: "settings",
    method: "put",
    path: "/settings",
    summary: "Chooses values by the ids of the settings; those that are not named keep theirs",
    body: z.record(z.string().max(64), value).meta({ id: "SettingValues" }),
    answers: { 200: SETTINGS_NOW, 400: { what: "A setting is unknown, or cannot have that value", schema: problem } },
    async handle({ body }, outside) {
      const written = await writeSettings(body, outside.sim);
      if (written === "written") return done(await settingsOf(outside));
      const message = `${written.invalid}: no such setting, or no such value; nothing was changed`;
      return { status: 400, body: { code: "PARAM_ERROR", message } };
    },
  }),
];

async function settingsOf({ sim }: ControlOutside): Promise<{ settings: z.output<typeof setting>[] }> {
  const now = await readSettings(sim);
  const settings = SETTINGS.map((known) => {
    const { id, label, help, standing, source } = known;
    const options = known.kind === "choice" ? known.options.map((option) => ({ ...option })) : [];
    return { id, label, help, standing, source, default: known.default, value: now[id], options };
  });
  return { settings };
}
