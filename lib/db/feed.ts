/** What the feed tells of: a thing was recorded or moved. `contract`: the id is a contract code. */
export type FeedKind =
  | "exchange"
  | "notification"
  | "delivery"
  | "contract"
  | "order"
  | "clock"
  | "fault"
  | "received"
  | "setting"
  | "inbox"
  | "target"
  | "replay"
  | "bulk_replay"
  | "endpoint_run";

/** Only what and which: whoever wants to know more reads the store. */
export type Happening = { kind: FeedKind; id: string };

/** `eventId` is `<boot>-<number>`, for an EventSource's `Last-Event-ID`. */
export type FeedEvent = Happening & { eventId: string };

/** What has been committed, in the order of the commits. Told of by `publish` inside `write` alone. */
export type Feed = {
  /** `onGap`: events may have been missed (the line to Postgres broke), so read everything again. */
  subscribe(onEvent: (event: FeedEvent) => void, onGap?: () => void): () => void;
  /** What came after that id; `gap` when that cannot be told (another start, or more than 1,000 events ago). */
  since(lastEventId: string): { events: FeedEvent[] } | "gap";
  /** The id to catch up from for someone who starts listening now. */
  latest(): string;
  close(): Promise<void>;
};
