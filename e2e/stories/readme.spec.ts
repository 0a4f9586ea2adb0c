import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { CONSOLE_PORT, DOOR_PORT } from "../doors";
import { ROOT } from "../server";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;
const env = { ...process.env, PORT: String(CONSOLE_PORT), PLATFORM_PORT: String(DOOR_PORT) };

test("every command and every picture that the README names is there", () => {
  const named = [...readme.matchAll(/npm (?:run )?(?:--silent )?(?!run\b)([a-z]+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "ci");
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(Object.keys(scripts), `npm run ${name}`).toContain(name);
  for (const [, path = ""] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
    expect(existsSync(join(ROOT, path)), path).toBe(true);
});

test("the scenario script in the README is the one that the tests run", () => {
  expect(readme).toContain(readFileSync(join(ROOT, "e2e/scenarios.sh"), "utf8").trim());
});

test("the README's demo plays the whole story against the running server and ends SIGNED", () => {
  const said = execFileSync("npm", ["run", "--silent", "demo"], { cwd: ROOT, env, encoding: "utf8" });
  expect(said).toContain("SIGNED");
});

test("the README's enroll and its SDK snippet work as they stand", () => {
  const folder = mkdtempSync(join(tmpdir(), "qianyue-readme-"));
  const out = join(folder, "merchant");
  execFileSync("npm", ["run", "--silent", "enroll", "--", "--out", out], { cwd: ROOT, env, encoding: "utf8" });
  expect(statSync(join(out, "apiclient_key.pem")).mode & 0o777).toBe(0o600);
  const snippet = /```js\n([\s\S]+?)```/.exec(readme)?.[1] ?? "";
  const program = `${snippet.replaceAll("./merchant/", `${out}/`)}
    const { data } = await wxpay.v3.pay.partner.transactions.jsapi.post({
      sp_appid: merchant.sp_appid, sp_mchid: merchant.mchid, sub_mchid: merchant.sub_mchid, description: "readme",
      out_trade_no: "README" + Date.now(), notify_url: "https://example.com/notify", amount: { total: 1 },
      payer: { sp_openid: merchant.sp_openid },
    });
    console.log(data.prepay_id);`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(printed).toMatch(/^wx\d{14}/);
  rmSync(folder, { recursive: true });
});

test("the README's reindex rebuilds a folder's index and says its checksum, and never writes beside a running server", () => {
  const folder = mkdtempSync(join(tmpdir(), "qianyue-readme-"));
  const reindex = (dataDir: string) =>
    spawnSync("npm", ["run", "--silent", "reindex"], {
      cwd: ROOT,
      env: { ...env, DATA_DIR: dataDir },
      encoding: "utf8",
    });
  const alone = reindex(folder);
  expect(alone.stderr + alone.stdout).toMatch(/[0-9a-f]{64}/);
  expect(alone.status).toBe(0);
  const beside = reindex(process.env.STORY_DATA_DIR ?? "");
  expect(beside.stderr).toContain("in use by another process");
  expect(beside.status).not.toBe(0);
  rmSync(folder, { recursive: true });
});
