import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The second opinion of the golden vectors: the `openssl` command, which shares no code path with ours. Tests that
 * need it fail where it is missing; they are never skipped, since a skipped proof proves nothing.
 */
export function openssl(args: readonly string[], input: Uint8Array = new Uint8Array()): Buffer {
  const run = spawnSync(binary(), args, { input });
  if (run.status !== 0) throw new Error(`openssl ${args[0]} ended with ${run.status}: ${run.stderr}`);
  return run.stdout;
}

/** Lower-case hex of SHA-256. */
export function opensslSha256(bytes: Uint8Array): string {
  return openssl(["dgst", "-sha256", "-r"], bytes).toString().slice(0, 64);
}

/** Raw signature, SHA256 with RSA, PKCS#1 v1.5. The key lives in a private folder for the length of the call. */
export function opensslSign(privateKeyPem: string, message: Uint8Array): Buffer {
  return withFiles({ key: privateKeyPem }, (path) => openssl(["dgst", "-sha256", "-sign", path("key")], message));
}

export function opensslVerifies(publicKeyPem: string, message: Uint8Array, signature: Uint8Array): boolean {
  return withFiles({ key: publicKeyPem, signature }, (path) => {
    const args = ["dgst", "-sha256", "-verify", path("key"), "-signature", path("signature")];
    const run = spawnSync(binary(), args, { input: message });
    return run.status === 0 && run.stdout.toString().startsWith("Verified OK");
  });
}

/** One AES-256 run without padding; `enc` knows no GCM, but its parts are these two modes. */
export function opensslAes256(mode: "ctr" | "ecb", key: Uint8Array, input: Uint8Array, iv?: Uint8Array): Buffer {
  const counter = iv ? ["-iv", Buffer.from(iv).toString("hex")] : [];
  return openssl(["enc", `-aes-256-${mode}`, "-nopad", "-K", Buffer.from(key).toString("hex"), ...counter], input);
}

function withFiles<T>(files: Record<string, string | Uint8Array>, use: (path: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "qianyue-openssl-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o600 });
    return use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let found: string | null = null;

function binary(): string {
  found ??= ["openssl", "/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].find(runs) ?? null;
  found ??= installed();
  return found;
}

function runs(candidate: string): boolean {
  return spawnSync(candidate, ["version"]).status === 0;
}

/** Debian's package, as root only; elsewhere a person has to decide. */
function installed(): string {
  const hint = "these tests need the openssl command: install it (Debian: apt-get install openssl) and run them again";
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) throw new Error(hint);
  try {
    const options = { stdio: "ignore", timeout: 180_000 } as const;
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "openssl"], options);
  } catch {
    throw new Error(hint);
  }
  if (!runs("openssl")) throw new Error(hint);
  return "openssl";
}
