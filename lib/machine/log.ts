import { type Logger, pino } from "pino";

/** Members that may hold keys, signatures or bodies; they are blanked on the top level and one below it. */
const SECRET = [
  "authorization",
  "Authorization",
  "headers",
  "body",
  "sealed",
  "secrets",
  "privateKey",
  "privateKeyPem",
  "private_key",
  "apiv3Key",
  "apiv3_key",
  "APP_KEY",
  "token",
];

export type Log = Pick<Logger, "error" | "warn" | "info" | "debug">;

/** JSON lines on stderr. Never pass a body, a key or an Authorization: what slips through is blanked all the same. */
export function createLog(level: string, destination: { write(line: string): void } = process.stderr): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, base: null, redact: { paths, censor: "[secret]" } }, destination);
}
