import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** A Chromium that can be launched here, and the arguments that it needs. */
export type Browser = { executablePath: string; args: string[] };

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Quiet, and as root without the sandbox that root cannot have. */
const ARGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--disable-dev-shm-usage",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * The browser for the tests, in this order: `CHROMIUM_PATH`; Playwright's own, if its file is there; one of the system's;
 * on Linux the npm package `@sparticuz/chromium` (never with its own arguments: its single process crashes); as root on
 * Debian, the `chromium` package, installed now.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  const found = [named, chromium.executablePath(), ...SYSTEM].find((path) => path && existsSync(path));
  if (found) return { executablePath: found, args: ARGS };
  const packaged = process.platform === "linux" && process.arch === "x64" ? await unpacked() : null;
  if (packaged) return { executablePath: packaged, args: [...ARGS, "--disable-gpu"] };
  installDebianChromium();
  return { executablePath: "/usr/bin/chromium", args: ARGS };
}

async function unpacked(): Promise<string | null> {
  try {
    const { default: packagedChromium } = await import("@sparticuz/chromium");
    const path = await packagedChromium.executablePath();
    execFileSync(path, ["--version", "--no-sandbox"], { stdio: "ignore" });
    return path;
  } catch {
    return null;
  }
}

function installDebianChromium(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error("No Chromium here: set CHROMIUM_PATH, or run `npx playwright install chromium`.");
  }
  execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
  execFileSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], { stdio: "inherit" });
}
