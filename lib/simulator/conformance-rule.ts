import type { Bilingual } from "@/lib/wechatpay/bilingual";
import type { Standing } from "@/lib/wechatpay/field";

/**
 * The test that proves a row: its file, and its title as it is written there. Where the title has a `%s` for its cases,
 * `given` is the case of this row; null when the row stands for all of them.
 */
export type Proof = { file: string; test: string; given: string | null };

export type Rule = { name: Bilingual; source: string; standing: Standing; proof: Proof };

export const rule = (name: Bilingual, [standing, source]: [Standing, string], file: string, test: string): Rule => ({
  name,
  source,
  standing,
  proof: { file, test, given: null },
});
