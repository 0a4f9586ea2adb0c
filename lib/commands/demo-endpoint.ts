import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pairsOf } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";

export type Arrived = { path: string; headers: HeaderPair[]; body: Uint8Array };

export type Endpoint = {
  url: string;
  /** The first `count` notifications, or those that came within `timeoutMs`. */
  arrived(count: number, timeoutMs: number): Promise<Arrived[]>;
  close(): Promise<void>;
};

/** A merchant's own little endpoint on 127.0.0.1; `accepts` decides between 204 and 401 before it answers. */
export async function openEndpoint(accepts: (message: Arrived) => boolean): Promise<Endpoint> {
  const received: Arrived[] = [];
  let onArrival = () => {};
  const server = createServer(async (request, response) => {
    const body = new Uint8Array(Buffer.concat(await request.toArray()));
    const message = { path: request.url ?? "", headers: pairsOf(request.rawHeaders), body };
    response.writeHead(accepts(message) ? 204 : 401).end();
    received.push(message);
    onArrival();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: (count, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve([...received]), timeoutMs);
        onArrival = () => {
          if (received.length < count) return;
          clearTimeout(timer);
          resolve([...received]);
        };
        onArrival();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
