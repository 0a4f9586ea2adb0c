import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { onBothEngines } from "@/lib/testing/stores";
import type { Notification } from "./notification";
import { getNotification, notificationRecorder } from "./store";

onBothEngines((fresh) => {
  it("keeps a notification whatever a stranger calls it: its bytes whole, in the columns what can be one", async () => {
    const store = await fresh();
    const record = notificationRecorder(store);
    const long = notification({ eventId: noise(8_000), eventType: noise(8_000), summary: "签".repeat(8_000) });
    const odd = notification({ eventId: "a b", eventType: "\u0000", summary: "😀".repeat(300) });
    const good = notification({ eventId: "7f8fcdb2-573a-547a-901e-4c34f9761293", eventType: "ENTRUST.SIGN" });
    await Promise.all([long, odd, good].map(record));
    const kept = await Promise.all([long, odd, good].map(({ id }) => getNotification(store.db, id)));
    expect(kept.map((one) => one?.body)).toEqual([long, odd, good].map(({ body }) => body));
    expect(kept.map((one) => [one?.eventId, one?.eventType])).toEqual([
      [null, null],
      [null, null],
      ["7f8fcdb2-573a-547a-901e-4c34f9761293", "ENTRUST.SIGN"],
    ]);
    expect(kept.map((one) => one?.summary)).toEqual(["签".repeat(256), "😀".repeat(256), null]);
  });
});

/** Text that no engine can press together. */
function noise(length: number): string {
  return Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 7919 + at * 104_729) % 94))).join("");
}

function notification(given: Partial<Notification>): Notification {
  return {
    id: newId("nt", 1_800_000_000_000),
    atMs: 1_800_000_000_000,
    inbox: "in_1",
    profileId: "pf_1",
    method: "POST",
    pathAndQuery: "/notify/in_1",
    headers: [],
    body: new Uint8Array(Buffer.from(JSON.stringify(given))),
    checks: [],
    verdict: "rejected",
    answeredStatus: 401,
    eventId: null,
    eventType: null,
    summary: null,
    resource: null,
    subject: { contractCode: null, outTradeNo: null },
    ...given,
  };
}
