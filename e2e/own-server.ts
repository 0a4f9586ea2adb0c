import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Doors, freeDoors, type Server, startServer, stopServer } from "./server";

/** A data folder and two ports of a story's own. Whatever was started on them is gone after `end`. */
export type OwnServer = Doors & {
  doorUrl: string;
  start(env?: Record<string, string>): Promise<Server>;
  end(): Promise<void>;
};

export async function ownServer(name: string): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), `qianyue-${name}-`));
  const doors = await freeDoors(dataDir);
  const started: Server[] = [];
  return {
    ...doors,
    doorUrl: `http://localhost:${doors.doorPort}`,
    async start(env) {
      const server = await startServer(doors, env);
      started.push(server);
      return server;
    },
    async end() {
      await Promise.all(started.map((server) => stopServer(server)));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
