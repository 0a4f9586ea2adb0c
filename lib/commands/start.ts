import { env } from "@/lib/env";
import { BUILT_FROM, buildIsCurrent, forgetBuild, markBuilt, sourceHash } from "./build-state";
import { expectFreePort } from "./free-port";
import { CONSOLE_ADDRESS, exitCodeOf, PROJECT_ROOT, spawnNext } from "./next-process";

/** `npm start`: builds if the sources have changed since the last build, then serves both doors. */
async function start(): Promise<number> {
  // Before the build: a build under a server that runs would pull the files from under its feet.
  await expectFreePort(env.HOST, { name: "PORT", port: env.PORT });
  await expectFreePort(env.PLATFORM_HOST, { name: "PLATFORM_PORT", port: env.PLATFORM_PORT });

  const hash = sourceHash(PROJECT_ROOT, BUILT_FROM);
  if (!buildIsCurrent(PROJECT_ROOT, hash)) {
    forgetBuild(PROJECT_ROOT);
    const failure = await exitCodeOf(spawnNext(["build"]));
    if (failure !== 0) return failure;
    markBuilt(PROJECT_ROOT, hash);
  }
  return exitCodeOf(spawnNext(["start", ...CONSOLE_ADDRESS]));
}

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
