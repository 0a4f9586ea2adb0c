import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { dictionary, type Messages } from "./dictionary";
import type { Locale } from "./locale";

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** Texts of one room (`translator("en", "home")`) or of all, for code that is not in the browser. Throws on a missing text. */
export function translator<Name extends Namespace = never>(locale: Locale, namespace?: Name) {
  return createTranslator<Messages, Name>({
    locale,
    messages: dictionary(locale),
    namespace,
    onError: (error) => {
      throw error;
    },
  });
}

/** A translator of all rooms: `t("home.title.first")`. */
export type WholeTranslator = ReturnType<typeof translator<never>>;
