import * as z from "zod";
import { removedBehind } from "@/lib/inboxes/removed";
import { BEGINNING, latestPlace, readPlace, writePlace } from "@/lib/notifications/arrival";
import { pullAfter } from "@/lib/notifications/pull";
import { hasInbox } from "@/lib/profiles/store";
import { waitForNews } from "../wait-for-news";
import { type ControlRoute, controlRoute, done, NOT_FOUND, notFound, problem } from "./route";

const cursor = z.string().max(96);

const pulled = z
  .strictObject({
    cursor: cursor.meta({
      description: "The place behind this notification: the `after` of whoever has dealt with it.",
    }),
    id: z.string(),
    at_ms: z.int(),
    event_type: z.string().nullable(),
    verdict: z.enum(["verified", "rejected"]),
    method: z.string(),
    path_and_query: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])).meta({ description: "As they came: names, order, values." }),
    body_base64: z.string().meta({ description: "The exact bytes of the body." }),
  })
  .meta({ id: "PulledNotification" });

const removed = z
  .strictObject({ up_to_ms: z.int().meta({ description: "When the last of them arrived, by real time." }) })
  .meta({
    id: "RemovedNotifications",
    description:
      "Retention took notifications that came behind `after`, before they were read: they will not come any more.",
  });

const after = z
  .string()
  .max(96)
  .default("beginning")
  .refine((text) => text === "beginning" || text === "now" || readPlace(text) !== null, "beginning, now, or a cursor")
  .meta({ description: "`beginning`, `now`, or the cursor to read on from." });

/** For `npm run listen`: notifications in the order of their commits, so that one who reads on misses none. */
export const inboxRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "pullNotifications",
    group: "inboxes",
    method: "get",
    path: "/inboxes/{inbox}/notifications",
    summary: "What an inbox received behind a cursor, oldest first; waits for the next one if asked to",
    parameters: z.strictObject({ inbox: z.string().max(64) }),
    query: z.strictObject({
      after,
      limit: z.coerce.number().int().min(1).max(100).default(20),
      wait_ms: z.coerce.number().int().min(0).max(30_000).default(0),
    }),
    answers: {
      200: {
        what: "A page; `cursor` is the `after` of the next one, also when this one is empty",
        schema: z.strictObject({ cursor, items: z.array(pulled), removed: z.nullable(removed) }),
      },
      404: NOT_FOUND,
      409: {
        what: "The cursor is not one of this store: it was given by another, or before this one was set back",
        schema: problem,
      },
    },
    async handle({ parameters: { inbox }, query, gone: left }, { sim: { store }, closing }) {
      if (!(await hasInbox(store.db, inbox))) return notFound("no profile has that inbox");
      let place = await placeOf(query.after, store);
      const gone = await removedBehind(store, { inbox, place });
      const look = async () => {
        const page = await pullAfter(store, { inbox, after: place, limit: query.limit });
        if (page.kind === "page") place = page.place;
        return page.kind === "page" && page.items.length === 0 ? null : page;
      };
      const waiting = { feed: store.feed, kind: "notification" as const, waitMs: query.wait_ms, gone: [left, closing] };
      const page = await waitForNews(look, waiting);
      if (page?.kind === "ahead") return { status: 409, body: { code: "CURSOR_AHEAD", message: AHEAD } };
      return done({
        cursor: writePlace(place),
        items: (page?.items ?? []).map(shown),
        removed: gone && { up_to_ms: gone.upToMs },
      });
    },
  }),
];

const AHEAD = "this store never gave that cursor; start from beginning or from now";

async function placeOf(text: string, store: Parameters<typeof latestPlace>[0]) {
  if (text === "now") return latestPlace(store);
  return readPlace(text) ?? BEGINNING;
}

type Pulled = Extract<Awaited<ReturnType<typeof pullAfter>>, { kind: "page" }>["items"][number];

function shown({ notification, place }: Pulled): z.output<typeof pulled> {
  return {
    cursor: writePlace(place),
    id: notification.id,
    at_ms: notification.atMs,
    event_type: notification.eventType,
    verdict: notification.verdict,
    method: notification.method,
    path_and_query: notification.pathAndQuery,
    headers: notification.headers.map(([name, value]) => [name, value]),
    body_base64: Buffer.from(notification.body).toString("base64"),
  };
}
