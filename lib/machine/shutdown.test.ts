import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { consoleServers, shutDown } from "./shutdown";

test("the store closes last: after the doors, and after what the dispatcher was at", async () => {
  const order: string[] = [];
  const closable = (name: string) => ({ close: async () => void order.push(name) });
  const stop = () => new Promise<void>((resolve) => setImmediate(() => resolve(void order.push("dispatcher"))));
  await shutDown({ doors: [closable("door"), closable("console")], dispatcher: { stop }, store: closable("store") });
  expect(order).toEqual(["door", "console", "dispatcher", "store"]);
});

test("nobody who does not end is waited for beyond patience", async () => {
  let isClosed = false;
  const never = () => new Promise<void>(() => {});
  const store = {
    close: async () => {
      isClosed = true;
    },
  };
  await shutDown({ doors: [{ close: never }], dispatcher: { stop: never }, store }, 10);
  expect(isClosed).toBe(true);
});

test("a server that this process never showed us is closed all the same, once it was asked something", async () => {
  const consoles = consoleServers();
  const server = createServer((_request, response) => void response.end("page"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await (await fetch(url)).text()).toBe("page");
  await consoles.close();
  expect(server.listening).toBe(false);
});
