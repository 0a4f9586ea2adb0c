import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createSend } from "@/lib/egress";
import { env } from "@/lib/env";
import { leadsToOwnInbox } from "@/lib/targets/policy";
import { listen } from "./listen-loop";
import { fileState, lockState, stateFileOf } from "./listen-state";
import { listenText } from "./listen-text";

const USAGE = `npm run listen -- --forward-to URL --inbox ID --server URL [--token T] [--from beginning|now] [--state FILE]

Pulls the notifications of an inbox from a Qianyue that runs elsewhere and sends each to an address here, with the very
bytes and signed headers that came. What arrives while this is not running waits there.

  --forward-to URL   your endpoint, e.g. http://localhost:8080/notify
  --inbox ID         the last part of the notify URL, in_…
  --server URL       the machine door of that Qianyue, e.g. https://sandbox.example.com
  --token T          its SANDBOX_TOKEN; or set SANDBOX_TOKEN here, which no process list shows
  --from             where to begin when there is no state yet: beginning, or now (the default)
  --state FILE       what has been passed on (default: below DATA_DIR, one file per server, inbox and address)
  --skip-failed      go on after three tries when your endpoint cannot be reached; else it is tried until it can
  --timeout SECONDS  how long to wait for your endpoint (default 30; the platform itself waits 5)
  --lang zh|en`;

const OPTIONS = {
  "forward-to": { type: "string" },
  inbox: { type: "string" },
  server: { type: "string" },
  token: { type: "string" },
  from: { type: "string" },
  state: { type: "string" },
  "skip-failed": { type: "boolean" },
  timeout: { type: "string", default: "30" },
  lang: { type: "string" },
  help: { type: "boolean" },
} as const;

type Wanted = {
  forwardTo: string;
  inbox: string;
  server: string;
  from: "beginning" | "now";
  timeoutMs: number;
};

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const read = readWanted(values);
  if (read.kind === "broken") {
    console.error(`${read.problems.map((line) => `  ${line}`).join("\n")}\n\n${USAGE}`);
    return 2;
  }
  const { wanted } = read;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const own = stateFileOf(env.DATA_DIR, wanted);
  const file = path.resolve(values.state ?? own.file);
  const unlock = lockState(file);
  return listen(
    { ...wanted, token: values.token ?? env.SANDBOX_TOKEN ?? null, isSkipping: values["skip-failed"] === true },
    {
      send: createSend({ allowPrivate: true }),
      state: fileState(file, values.state === undefined ? path.resolve(own.earlier) : null),
      stateFile: file,
      text: listenText(values.lang === undefined ? localeHere() : values.lang === "en" ? "en" : "zh-CN"),
      say: (line) => console.log(line),
      pause: (ms) => pause(ms, undefined, { signal: stop.signal }).catch(() => {}),
      now: () => Date.now(),
      stop: stop.signal,
    },
  ).finally(unlock);
}

type Given = { "forward-to"?: string; inbox?: string; server?: string; from?: string; timeout: string };

function readWanted(given: Given): { kind: "wanted"; wanted: Wanted } | { kind: "broken"; problems: string[] } {
  const { "forward-to": forwardTo = "", inbox = "", server = "", from = "now", timeout } = given;
  const isUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  const seconds = Number(timeout);
  const problems = [
    isUrl(forwardTo) ? "" : "--forward-to: an http or https address is needed",
    isUrl(server) ? "" : "--server: an http or https address is needed",
    isUrl(forwardTo) && isUrl(server) && leadsBack({ forwardTo, server, inbox })
      ? "--forward-to: leads back into the inbox that is pulled, so that each notification would come again without end"
      : "",
    /^[\w-]{1,64}$/.test(inbox) ? "" : "--inbox: an inbox's id is needed, such as in_01jd8x3k2m",
    from === "beginning" || from === "now" ? "" : "--from: beginning or now",
    seconds > 0 && seconds <= 600 ? "" : "--timeout: seconds, more than 0 and at most 600",
  ].filter((line) => line !== "");
  if (problems.length > 0) return { kind: "broken", problems };
  const start = from === "beginning" ? "beginning" : "now";
  const wanted: Wanted = {
    forwardTo,
    inbox,
    server: server.replace(/\/+$/, ""),
    from: start,
    timeoutMs: Math.round(seconds * 1000),
  };
  return { kind: "wanted", wanted };
}

/** Other inboxes of the same server may well be passed on to. */
function leadsBack({ forwardTo, server, inbox }: { forwardTo: string; server: string; inbox: string }): boolean {
  const url = new URL(forwardTo);
  return leadsToOwnInbox(url, [server]) && url.pathname.split("/")[2] === inbox;
}

function localeHere(): "zh-CN" | "en" {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("zh") ? "zh-CN" : "en";
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
