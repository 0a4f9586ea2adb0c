import type { Server } from "node:http";

const GOODBYE_MS = 1000;

/** Idle connections go at once; requests that are being answered get a moment. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GOODBYE_MS).unref();
  });
}
