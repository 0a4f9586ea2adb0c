import { expect } from "@playwright/test";

type Exchange = { operationId: string; status: number; subject: { contractCode?: string; prepayId?: string } | null };

/** The newest twenty that a console shows, the newest first. */
export async function newestExchanges(consoleUrl: string): Promise<Exchange[]> {
  return (await (await fetch(`${consoleUrl}/api/exchanges?limit=20`)).json()).items;
}

/** Until Qianyue has made its own query about the session of a contract that ended. */
export async function askedByItself(consoleUrl: string, code: string): Promise<void> {
  const its = async () => (await newestExchanges(consoleUrl)).filter(({ subject }) => subject?.contractCode === code);
  await expect
    .poll(its, { timeout: 15_000 })
    .toContainEqual(expect.objectContaining({ operationId: "contract-query", status: 404 }));
}
