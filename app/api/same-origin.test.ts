import { describe, expect, test } from "vitest";
import { answerJson, isSameOrigin } from "./same-origin";

const from = (site: string | null) =>
  new Request("http://localhost:3000/api/exchanges", { headers: site === null ? {} : { "sec-fetch-site": site } });

describe("the console's reads", () => {
  test.each([null, "same-origin", "none"])("are given to %s", async (site) => {
    expect(isSameOrigin(from(site))).toBe(true);
    const answer = await answerJson(from(site), async () => ({ items: [] }));
    expect([answer.status, await answer.json(), answer.headers.get("cache-control")]).toEqual([
      200,
      { items: [] },
      "no-store",
    ]);
  });

  test.each(["cross-site", "same-site", "", "other"])("are refused to %j, and not even made", async (site) => {
    let wasRead = false;
    const answer = await answerJson(from(site), async () => {
      wasRead = true;
    });
    expect([answer.status, wasRead]).toEqual([403, false]);
  });
});
