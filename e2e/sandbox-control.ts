import { expect } from "@playwright/test";

/** One order to the sandbox's machine door, which must be carried out. */
export async function controlAt(
  doorUrl: string,
  { method, path, body }: { method: string; path: string; body: object | undefined },
): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch(`${doorUrl}/sandbox${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(reply.status, `${method} ${path}: ${await reply.text()}`).toBe(200);
}
