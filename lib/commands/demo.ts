import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { systemClock } from "@/lib/clock";
import { createSend } from "@/lib/egress";
import { localeOf } from "@/lib/i18n/locale";
import { tellStory } from "./demo-story";
import { ownDoor, runningDoor } from "./machine-door";

/** `npm run demo [-- --lang en]`: exit code 0 only if the contract ends SIGNED and every check passed. */
async function demo(): Promise<number> {
  const { values } = parseArgs({ options: { lang: { type: "string" } } });
  const send = createSend({ allowPrivate: true });
  const door = (await runningDoor(send)) ?? (await ownDoor());
  try {
    const random = (bytes: number) => randomBytes(bytes);
    const outside = { now: systemClock.now, random, send, print: (line: string) => console.log(line) };
    return (await tellStory(door, localeOf(values.lang), outside)) ? 0 : 1;
  } finally {
    await door.close();
  }
}

demo().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
