/** The field that the platform's words point at (`…“/body/amount/total”…`), as our dotted name; null when they point at none. */
export function pointedField(message: string | null): string | null {
  const found = /“\/(?:body|query|uri_template)\/([^”]+)”/.exec(message ?? "");
  return found?.[1] ? found[1].replaceAll("/", ".") : null;
}
