/** Sources that break a law, and near ones that keep it. The first file of each tree is the one that is judged. */
type Planted = { caught: Record<string, string>[]; passed: Record<string, string>[] };

const one = (path: string, ...texts: string[]) => texts.map((text) => ({ [path]: text }));

export const PLANTED: Record<string, Planted> = {
  protocol: {
    caught: [
      ...one(
        "lib/wechatpay/a.ts",
        'import { x } from "node:crypto"',
        'import x from "../clock"',
        'import "@/lib/egress"',
      ),
      ...one(
        "lib/wechatpay/a.ts",
        'import { Rsa } from "wechatpay-axios-plugin"',
        'import type { A } from "@/lib/env"',
      ),
      ...one(
        "lib/wechatpay/crypto/a.ts",
        'import fs from "node:fs"',
        'export * from "axios"',
        'await import("node:fs")',
      ),
    ],
    passed: [
      ...one("lib/wechatpay/a.ts", 'import * as z from "zod/mini"', 'import type { KeyObject } from "node:crypto"'),
      ...one(
        "lib/wechatpay/crypto/a.ts",
        'import { sign } from "node:crypto"',
        'import { Rsa } from "wechatpay-axios-plugin"',
      ),
      ...one("lib/wechatpay/a.test.ts", 'import { test } from "vitest"'),
      ...one("lib/wechatpay/a.ts", 'const text = \'import "next"\'; // import "next"'),
    ],
  },
  frameworks: {
    caught: one(
      "lib/exchanges/a.ts",
      'import "next/headers"',
      'import type { A } from "react"',
      'export { Hono } from "hono"',
      'import { serve } from "@hono/node-server"',
      'const x = require("react-dom/server")',
      'import {\n  useState,\n  type ReactNode,\n} from "react"',
      'type A = import("next").Metadata',
    ),
    passed: [
      ...one("lib/machine/a.ts", 'import { Hono } from "hono"', 'import "next"'),
      ...one("lib/exchanges/a.ts", 'import "next-safe-action"', 'import x from "./next"'),
      ...one("components/a.tsx", 'import { useState } from "react"'),
    ],
  },
  upwards: {
    caught: [
      ...one("lib/exchanges/a.ts", 'import x from "@/app/exchanges/page"', 'import type { A } from "@/components/a"'),
      ...one("components/exchanges/a.tsx", 'import { toView } from "@/app/exchanges/to-view"'),
    ],
    passed: [
      ...one(
        "components/a/a.tsx",
        'import { send } from "@/app/operations/[operation]/actions"',
        'import type { A } from "@/app/a"',
      ),
      ...one("app/a/page.tsx", 'import { A } from "@/components/a"'),
    ],
  },
  rooms: {
    caught: one(
      "lib/contracts/a.ts",
      'import { getExchange } from "@/lib/exchanges/store"',
      'import { x } from "../notifications/store"',
    ),
    passed: [
      ...one("lib/contracts/a.ts", 'import type { A } from "@/lib/exchanges/store"', 'import { x } from "./store"'),
      ...one("app/a/page.tsx", 'import { getExchange } from "@/lib/exchanges/store"'),
    ],
  },
  "our-side": {
    caught: [
      ...one(
        "lib/exchanges/a.ts",
        'import { x } from "@/lib/simulator/platform"',
        'import type { X } from "../simulator/state"',
      ),
      ...one("lib/db/a.ts", 'import { x } from "@/lib/simulator/state"'),
    ],
    passed: [
      ...one("lib/machine/a.ts", 'import { x } from "@/lib/simulator/platform"'),
      ...one("app/a.ts", 'import "@/lib/simulator/enrol"'),
    ],
  },
  "other-side": {
    caught: one(
      "lib/simulator/a.ts",
      'import { x } from "@/lib/exchanges/build"',
      'import type { A } from "@/lib/exchanges/exchange"',
      'import { PlatformFact } from "@/lib/contracts/contract"',
      'import type { Contract } from "@/lib/contracts/contract"',
      'import { seal } from "@/lib/profiles/vault"',
    ).map((tree) => ({ ...tree, "lib/contracts/contract.ts": "" })),
    passed: one(
      "lib/simulator/a.ts",
      'import type { PlatformFact } from "@/lib/contracts/contract"',
      'import { x } from "@/lib/egress"',
    ).map((tree) => ({ ...tree, "lib/contracts/contract.ts": "" })),
  },
  doors: {
    caught: one(
      "app/a/page.tsx",
      'import { sql } from "kysely"',
      'import { createHash } from "node:crypto"',
      'import { seal } from "@/lib/wechatpay/crypto/aead"',
    ),
    passed: [
      ...one("app/a/page.tsx", 'import type { Kysely } from "kysely"'),
      ...one("lib/db/a.ts", 'import { sql } from "kysely"'),
    ],
  },
  "test-only": {
    caught: one(
      "lib/exchanges/a.ts",
      'import { testKeys } from "@/lib/testing/keys"',
      'import "./test-world"',
      'import "./a.test"',
    ).map((tree) => ({
      ...tree,
      "lib/testing/keys.ts": "",
      "lib/exchanges/test-world.ts": "",
      "lib/exchanges/a.test.ts": "",
    })),
    passed: [
      ...one("lib/exchanges/a.test.ts", 'import { testKeys } from "@/lib/testing/keys"'),
      ...one("lib/exchanges/a.ts", 'import "./testimony"'),
    ],
  },
  faces: {
    caught: [
      { "components/a.tsx": 'import "node:fs"' },
      {
        "components/a.tsx": 'import { x } from "@/lib/x"',
        "lib/x.ts": 'export { y } from "./y"',
        "lib/y.ts": 'import "node:path"',
      },
      {
        "components/a.tsx": 'import { b } from "./b"',
        "components/b.tsx": 'import { c } from "./c"',
        "components/c.ts": 'import "server-only"',
      },
      { "components/a.tsx": 'import { b } from "./b"', "components/b/index.tsx": 'import "crypto"' },
      { "components/a.tsx": 'const x = import("@/lib/env")', "lib/env.ts": "" },
      { "components/a.tsx": 'import { open } from "@/lib/wechatpay/crypto/aead"' },
      { "components/a.tsx": 'import { type A } from "./b"', "components/b.ts": 'import "node:fs"' },
    ],
    passed: [
      { "components/a.tsx": 'import type { A } from "@/lib/x"', "lib/x.ts": 'import "node:path"' },
      { "components/a.tsx": 'import { x } from "@/lib/x"', "lib/x.ts": 'import type { KeyObject } from "node:crypto"' },
      {
        "components/a.tsx": 'import { x } from "@/app/a/actions"',
        "app/a/actions.ts": '"use server"; import "node:fs"',
      },
    ],
  },
  barrels: {
    caught: [
      ...one(
        "lib/exchanges/all.ts",
        'export { a } from "./a"; export { b } from "./b"',
        'export * from "./a"; export const b = 1',
        'export type { A } from "./a"',
      ),
      ...one("components/ui/index.ts", "export const a = 1"),
    ],
    passed: one(
      "lib/exchanges/a.ts",
      'import { a } from "./b"; export const b = a',
      'export { a } from "./a"; export const b = 1',
      "const a = 1; export { a }",
    ),
  },
  environment: {
    caught: [
      ...one(
        "lib/a.ts",
        "const a = process.env.A",
        'process["env"].A',
        "const { env } = process",
        "globalThis.process.env",
        'import { env } from "node:process"',
        "`$" + "{process.env.A}`",
      ),
      ...one("next.ts", "process.env.A"),
      ...one("instrumentation.ts", "process.env.NEXT_RUNTIME; process.env.PORT", "process.env.PORT"),
    ],
    passed: [
      ...one("lib/env.ts", "process.env.A"),
      ...one("instrumentation.ts", 'if (process.env.NEXT_RUNTIME === "nodejs") start()'),
      ...one(
        "lib/a.ts",
        "// process.env\nconst a = 'process.env'",
        "process.cwd()",
        'import { env } from "./env"; env.A',
      ),
      ...one("e2e/a.ts", "process.env.A"),
    ],
  },
  outside: {
    caught: one(
      "lib/simulator/a.ts",
      "Date.now()",
      "const now = Date.now",
      "Math.random()",
      "new Date()",
      "new Date",
      "Date()",
      'import { randomBytes } from "node:crypto"',
      "crypto.randomUUID()",
      "globalThis.crypto.getRandomValues(x)",
      "performance.now()",
    ),
    passed: [
      ...one(
        "lib/simulator/a.ts",
        "new Date(nowMs)",
        "Date.parse(x)",
        "clock.now()",
        "/* Date.now() */",
        "type A = Date",
      ),
      ...one("lib/clock.ts", "Date.now()"),
      ...one("lib/simulator/a.test.ts", "Date.now()"),
    ],
  },
  network: {
    caught: one("lib/exchanges/a.ts", "fetch(x)", "await globalThis.fetch(x)"),
    passed: [
      ...one("lib/exchanges/a.ts", "outside.send(x)", "type Fetch = typeof fetch"),
      ...one("components/a.ts", "fetch(x)"),
    ],
  },
  "bare-guard": {
    caught: one(
      "lib/profiles/a.ts",
      '"server-only"; export const a = 1',
      "const a = 'server-only'",
      "const a = `server-only`",
    ),
    passed: one("lib/profiles/a.ts", 'import "server-only"', "// server-only"),
  },
  names: {
    caught: [
      ...one("lib/utils.ts", ""),
      ...one("lib/exchanges/helpers/a.ts", ""),
      ...one("components/common.tsx", ""),
      ...one("lib/types.test.ts", ""),
      ...one("app/util.ts", ""),
    ],
    passed: [...one("lib/exchanges/build.ts", ""), ...one("components/type-badge.tsx", "")],
  },
  length: {
    caught: one("lib/a.ts", "\n".repeat(301)),
    passed: [...one("lib/a.ts", "\n".repeat(300)), ...one("lib/i18n/messages/en/a.ts", "\n".repeat(900))],
  },
  "self-contained": {
    caught: [
      ...one("lib/a.ts", "// as plan.md says", 'const a = "/home/someone/project/x"', "/* see ../../notes for more */"),
      { "lib/a.ts": "// as plan.md says", "README.md": "" },
    ],
    passed: [
      { "lib/a.ts": "// as README.md says", "README.md": "" },
      ...one("lib/a/b.ts", 'import a from "../shared-fields"', 'const a = "/exchanges/tmp"', 'const b = "../../app"'),
    ],
  },
  "whole-suite": {
    caught: one(
      "lib/a.test.ts",
      'test.skip("a", run)',
      'describe.only("a", run)',
      "it.todo('a')",
      'test.each([])("a", run); test.concurrent.only("a", run)',
    ),
    passed: [...one("lib/a.test.ts", 'test.each([1])("a", run)', "fc.skip()"), ...one("lib/a.ts", "test.skip()")],
  },
};
