import type { Bilingual } from "@/lib/wechatpay/bilingual";
import type { Standing } from "@/lib/wechatpay/field";

/** The test that proves a row: its file, and its title as it is written there (`%s` stands for a case). */
export type Proof = { file: string; test: string };

export type Rule = { name: Bilingual; source: string; standing: Standing; proof: Proof };

export const rule = (name: Bilingual, [standing, source]: [Standing, string], file: string, test: string): Rule => ({
  name,
  source,
  standing,
  proof: { file, test },
});
