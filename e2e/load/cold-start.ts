import { readFileSync } from "node:fs";
import { type Doors, startServer, stopServer } from "../server";
import { quantile, type Row, show } from "./row";

const RUNS = 5;

/** Start of the built app to its first answers on both doors, and what it then holds in memory. */
export async function coldStartRows(doors: Doors): Promise<Row[]> {
  const starts: number[] = [];
  const memories: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const server = await startServer(doors);
    starts.push(server.readyMs / 1000);
    await fetch(`${server.consoleUrl}/`).then((reply) => reply.text());
    memories.push(residentMb(server.child.pid ?? 0));
    await stopServer(server);
  }
  const note = (values: number[], unit: string) => `${RUNS} starts: ${values.map(show).join(", ")} ${unit}`;
  return [
    {
      name: "Cold start of the built app to its first answer",
      value: quantile(starts, 0.5),
      unit: "s",
      goal: 1.5,
      better: "lower",
      note: note(starts, "s"),
    },
    {
      name: "Memory after the first page",
      value: quantile(memories, 0.5),
      unit: "MB resident",
      goal: 250,
      better: "lower",
      note: note(memories, "MB"),
    },
  ];
}

/** Resident memory of the process and of its children, in MB; Linux only. */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/).filter(Boolean);
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  return children.reduce((sum, child) => sum + residentMb(Number(child)), own);
}
