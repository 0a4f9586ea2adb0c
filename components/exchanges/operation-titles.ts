import type { Bilingual } from "@/lib/wechatpay/bilingual";

/** Titles by operation id, handed down by the server so that a list need not carry every schema to the browser. */
export type OperationTitles = Record<string, Bilingual>;
