import type { Shape } from "../shape";
import type { home as source } from "../zh-cn/home";

export const home: Shape<typeof source> = {
  eyebrow: "WeChat Pay · password-free contracts",
  title: { first: "Your first contract, signed to the end,", second: "every byte in view" },
  lead: "Qianyue is a developer sandbox for WeChat Pay password-free contracts. Sign, verify, pay and receive under the real APIv3 rules, opposite a simulated platform that signs, encrypts and delivers. Keys never leave this machine.",
  begin: "Start the first contract",
  watch: "Watch notifications",
  sample: {
    title: "The five signed lines",
    note: "Sample",
    check: "RSA signature matches the content",
  },
  guide: {
    title: "The first contract in five steps",
    note: "The forms are filled in with values that work; clicking through takes about two minutes.",
    order: { title: "Order", text: "Call the partner JSAPI order and get a prepay_id.", action: "Open the order call" },
    presign: {
      title: "Pre-sign",
      text: "Register a two-hour signing session for that prepay_id, and watch the signed text grow as you type.",
      action: "Open the pre-sign call",
    },
    pay: {
      title: "Be the payer",
      text: "Pay at the simulated cashier, then agree, decline or close the offer.",
      action: "Open the simulator",
    },
    notified: {
      title: "See it arrive",
      text: "The list needs no reload; see step by step how it is verified and opened.",
      action: "Open notifications",
    },
    contract: {
      title: "Read the contract",
      text: "The outcome follows from evidence: SIGNED, or why no notification is to be expected.",
      action: "Open contracts",
    },
  },
  doors: {
    title: "What brings you here?",
    integrator: {
      who: "Integrators",
      title: "Get your own code through",
      text: "The signed text line by line with its byte counts, and which step failed. Or point your SDK straight at the simulated platform.",
      action: "Browse operations",
    },
    qa: {
      who: "QA",
      title: "Reach every ending",
      text: "Agreed, declined, closed, payment failed: each on demand. Replay a notification as it came or edited and signed again; examine a whole endpoint.",
      action: "Open the simulator",
    },
    support: {
      who: "Support",
      title: "One contract, one timeline",
      text: "Paste any number and find it: what happened, what did not, and what to do now.",
      action: "Find a contract",
    },
  },
  connect: {
    title: "Connect your own backend",
    text: "Your SDK stays as it is; change the base URL and the credentials. The path is part of what is signed, so the address has no prefix.",
    baseUrl: "Base URL for SDKs",
    baseUrlNote: "The machine door: simulated platform at /v3, notifications at /notify",
    console: "Console",
    consoleNote: "The pages for people, where you are now",
    enroll: "Enroll a simulated merchant",
    enrollNote: "Writes private key, certificates, platform key and merchant.json into DIR, mode 0600",
    demo: "The whole story without a browser",
    demoNote: "Exits with 0 only if the contract is SIGNED and every check passed",
  },
  promises: {
    keys: "Keys stay on the server; pages see summaries only",
    bytes: "Signed, sent, stored and shown: the same bytes",
    assumed: "Whatever is not documented is marked “assumed”",
  },
};
