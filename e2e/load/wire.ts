import { connect, type Socket } from "node:net";

/** A connection that stays open and carries one call at a time. */
export type Wire = {
  /** Writes the bytes of one request and resolves to the text of its whole answer, head and body. */
  exchange(request: Buffer): Promise<string>;
  close(): void;
};

const HEAD_ENDS = "\r\n\r\n";

/**
 * A bare socket: what an HTTP client spends on a call, a quarter of a millisecond, is not the server's and not ours to
 * measure. Answers must say their `Content-Length`.
 */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const socket = await connected(Number(port), hostname);
  let waiting: { resolve(answer: string): void; reject(error: Error): void } | null = null;
  let heard = "";
  const fail = (error: Error) => waiting?.reject(error);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("The connection was closed in the middle of a call")));
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString("latin1");
    if (!isWhole(heard)) return;
    const answer = Buffer.from(heard, "latin1").toString();
    heard = "";
    waiting?.resolve(answer);
  });
  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

function connected(port: number, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** In latin1, where a character is a byte. */
function isWhole(heard: string): boolean {
  const head = heard.indexOf(HEAD_ENDS);
  if (head < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(heard.slice(0, head))?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${heard.slice(0, head)}`);
  return heard.length >= head + HEAD_ENDS.length + Number(length);
}
