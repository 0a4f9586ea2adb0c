"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import type { ImportOutcome } from "@/components/notifications/import-form";
import { actionClient } from "@/lib/action";
import { world } from "@/lib/machine/world";
import { importNotifications } from "@/lib/notifications/imports/import";
import { readImportFile } from "@/lib/notifications/imports/read-file";
import { readPasted } from "@/lib/notifications/imports/read-pasted";
import { MOST_FILE_BYTES } from "@/lib/notifications/imports/slim-file";
import { notificationRecorder } from "@/lib/notifications/store";
import { openProfile } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";

const text = z.string().check(z.maxLength(MOST_FILE_BYTES));

const given = z.object({
  inbox: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  given: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("pasted"),
      headers: text,
      body: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("text"), text }),
        z.object({ kind: z.literal("base64"), base64: text }),
      ]),
      capturedAtMs: z.nullable(z.number().check(z.minimum(0), z.maximum(8.64e15))),
    }),
    z.object({ kind: z.literal("file"), text }),
  ]),
});

/** Takes what was captured elsewhere into the list; what cannot be read comes back by field and rule, and nothing is taken. */
export const importCaptured = actionClient
  .inputSchema(given)
  .action(async ({ parsedInput }): Promise<ImportOutcome> => {
    const { store, vault, wireClock } = await world();
    const profile = await openProfile({ inbox: parsedInput.inbox }, { db: store.db, vault });
    if (!profile) throw new Error(`No profile has the inbox ${parsedInput.inbox}`);
    const asked = parsedInput.given;
    const nowMs = wireClock.now();
    const reading =
      asked.kind === "file"
        ? readImportFile(asked.text, nowMs)
        : readPasted(asked, { defaultPath: `/notify/${parsedInput.inbox}`, nowMs });
    if (reading.kind === "broken") return reading;
    const record = notificationRecorder(store);
    const results = await importNotifications(reading.captured, { store, wireClock, profile, record });
    revalidatePath(routes.notifications());
    return { kind: "done", results, passedOver: reading.passedOver, bodiless: reading.bodiless };
  });
