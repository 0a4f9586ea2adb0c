import { beforeEach, expect, test, vi } from "vitest";
import { getExchange } from "@/lib/exchanges/store";
import { GET } from "./route";

vi.mock("@/lib/machine/world", () => ({ world: async () => ({ store: { db: null } }) }));
vi.mock("@/lib/exchanges/store", () => ({ getExchange: vi.fn(async () => null) }));

beforeEach(() => void vi.mocked(getExchange).mockClear());

function ask(site: string): Promise<Response> {
  const request = new Request("http://localhost:3000/api/exchanges/ex_1", { headers: { "sec-fetch-site": site } });
  return GET(request, { params: Promise.resolve({ id: "ex_1" }) });
}

test("a page of another site is refused before anything is read, so it cannot even learn what exists", async () => {
  expect((await ask("cross-site")).status).toBe(403);
  expect(getExchange).not.toHaveBeenCalled();
});

test("an exchange that does not exist is answered 404 to our own pages", async () => {
  const reply = await ask("same-origin");
  expect([reply.status, await reply.json()]).toEqual([404, { error: "not_found" }]);
});
