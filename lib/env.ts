import path from "node:path";
import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";
import { APP_KEY_RULE, readAppKey } from "@/lib/profiles/app-key";
import { ALLOW_LIST_RULE, readAllowList } from "@/lib/targets/allow-list";

const PORT_RULE = "must be a whole number from 1 to 65535";
const port = z.coerce.number(PORT_RULE).int(PORT_RULE).min(1, PORT_RULE).max(65_535, PORT_RULE);
const URL_RULE = "must be an http or https address";
const BODY_RULE = "must be a whole number of bytes, 1024 or more";

const SCHEMA = {
  /** The console, for people. */
  PORT: port.default(3000),
  /** The machine door: the simulated platform and the inboxes. */
  PLATFORM_PORT: port.default(3001),
  /** The interface that the console listens on. */
  HOST: z.string().default("127.0.0.1"),
  /** The interface that the machine door listens on; it may be exposed while the console stays private. */
  PLATFORM_HOST: z.string().default("127.0.0.1"),
  /** Names, comma separated, by which browsers may call the console besides localhost and HOST. */
  CONSOLE_HOSTS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    ),
  DATA_DIR: z
    .string()
    .default(".qianyue")
    .transform((directory) => path.resolve(/* turbopackIgnore: true */ directory)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  APP_KEY: z
    .string()
    .transform((text, context) => {
      const key = readAppKey(text);
      if (!key) context.addIssue({ code: "custom", message: `must be ${APP_KEY_RULE}` });
      return key ?? z.NEVER;
    })
    .optional(),
  /** Where the machine door is reached from outside; no slash at the end. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: URL_RULE })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** Who shows it as a bearer may use `/sandbox/*` from elsewhere; without it only this machine may. */
  SANDBOX_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Where replays may go while a door is open to others than this machine: `host` or `host:port`, comma separated. */
  ALLOWED_TARGETS: z
    .string()
    .default("")
    .transform((text, context) => {
      const places = readAllowList(text);
      if (!places) context.addIssue({ code: "custom", message: ALLOW_LIST_RULE });
      return places ?? z.NEVER;
    }),
  BODY_LIMIT_BYTES: z.coerce
    .number(BODY_RULE)
    .int(BODY_RULE)
    .min(1024, BODY_RULE)
    .default(2 * 1024 * 1024),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
};

type Source = Record<string, string | undefined>;

/** The configuration, or an error that names each variable and its rule, never a value. */
export function readEnv(source: Source) {
  const runtimeEnv = { ...source } as Record<keyof typeof SCHEMA, string | undefined>;
  const parsed = createEnv<typeof SCHEMA>({
    server: SCHEMA,
    runtimeEnv,
    emptyStringAsUndefined: true,
    onValidationError: (issues) => {
      const lines = issues.map(({ path: at, message }) => `  ${at?.map(String).join(".")}: ${message}`);
      throw new Error(`The configuration is not valid.\n${lines.join("\n")}`);
    },
  });
  if (parsed.PORT === parsed.PLATFORM_PORT) {
    throw new Error(`The configuration is not valid.\n  PLATFORM_PORT: must differ from PORT (${parsed.PORT})`);
  }
  const { PUBLIC_URL = `http://localhost:${parsed.PLATFORM_PORT}` } = parsed;
  /** True in `next build`, which must not touch data. */
  const building = source.NEXT_PHASE === "phase-production-build";
  /** True in what `next build` has made, false under `next dev` and in commands and tests. */
  const production = source.NODE_ENV === "production";
  return { ...parsed, PUBLIC_URL, building, production };
}

/** What a child process is given: our own environment, and no telemetry from Next. */
export function childEnv(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
}

loadDotEnv();
export const env = readEnv(process.env);

/** Next reads `.env` files for itself; our commands need the same. What is set already wins. */
function loadDotEnv(): void {
  if (process.env.NODE_ENV === "test" || !("loadEnvFile" in process)) return;
  for (const file of [".env.local", ".env"]) {
    try {
      process.loadEnvFile(file);
    } catch {
      // There is none.
    }
  }
}
