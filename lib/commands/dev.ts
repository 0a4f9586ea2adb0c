import type { ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";
import { sourceHash } from "./build-state";
import { CONSOLE_ADDRESS, exitCodeOf, PROJECT_ROOT, spawnNext } from "./next-process";

const SETTLED_MS = 200;
/** What runs in the machine door. `next dev` reloads pages, but not what `register()` has started. */
const WATCHED = ["lib", "instrumentation.ts"];

const fingerprint = () => sourceHash(PROJECT_ROOT, WATCHED);

let running: { child: ChildProcess; hash: string } | null = null;
let restarting = false;
let stopping = false;
let settling: NodeJS.Timeout | undefined;

/** `npm run dev`: `next dev`, begun anew when something of the machine door has changed. */
function run(): void {
  const child = spawnNext(["dev", ...CONSOLE_ADDRESS]);
  running = { child, hash: fingerprint() };
  exitCodeOf(child).then((code) => {
    running = null;
    if (restarting && !stopping) {
      restarting = false;
      run();
    } else {
      process.exit(code);
    }
  });
}

function changed(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (!running || restarting || running.hash === fingerprint()) return;
    console.log("lib/ has changed: starting again");
    restarting = true;
    running.child.kill("SIGTERM");
  }, SETTLED_MS);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopping = true;
    if (!running) process.exit(0);
  });
}
watch(path.join(PROJECT_ROOT, "lib"), { recursive: true }, changed);
watch(path.join(PROJECT_ROOT, "instrumentation.ts"), changed);
run();
