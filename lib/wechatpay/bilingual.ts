/** A text that belongs to the protocol's own documentation, in both languages of the console; a missing one is a type error. */
export type Bilingual = { zh: string; en: string };
