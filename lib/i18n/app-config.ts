import type {} from "use-intl";
import type { Messages } from "./dictionary";
import type { Locale } from "./locale";

type OurConfig = { Locale: Locale; Messages: Messages };

/** Gives `useTranslations` of use-intl our keys and our arguments. */
declare module "use-intl" {
  interface AppConfig extends OurConfig {}
}
