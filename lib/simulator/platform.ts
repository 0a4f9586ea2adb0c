import { createGateway } from "./gateway";
import type { SimOutside } from "./outside";

/**
 * The whole other side as one function, without faults and without a memory of what it received: those are at the edge,
 * to which the machine door speaks itself, to keep header order and case.
 */
export function createPlatform(outside: SimOutside): (request: Request) => Promise<Response> {
  const gateway = createGateway(outside);
  return async (request) => {
    const reply = await gateway({
      method: request.method,
      pathAndQuery: pathAndQuery(request.url),
      headers: [...request.headers],
      readBody: (maxBytes) => readLimited(request.body, maxBytes),
    });
    return new Response(reply.body === "" ? null : reply.body, {
      status: reply.status,
      headers: reply.headers.map(([name, value]): [string, string] => [name, value]),
    });
  };
}

function pathAndQuery(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

async function readLimited(stream: Request["body"], maxBytes: number): Promise<Uint8Array | "too_large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return "too_large";
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
