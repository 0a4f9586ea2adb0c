import { createServer } from "node:net";

/** Throws, naming the variable to set, when something else listens there already. */
export function expectFreePort(host: string, { name, port }: { name: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is in use already" : `cannot be opened (${cause.code})`;
      reject(new Error(`Port ${port} on ${host} ${why}: stop what uses it, or set ${name}`, { cause }));
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
