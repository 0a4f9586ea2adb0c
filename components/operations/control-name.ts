/** React Hook Form takes a dot for nesting, our forms are flat: `amount.total` is registered as `amount/total`. */
export function controlName(fieldName: string): string {
  return fieldName.replaceAll(".", "/");
}

export function fieldName(control: string): string {
  return control.replaceAll("/", ".");
}

/** The id of a field's input element; the texts that describe it end in `-help`, `-error` and so on. */
export function controlId(fieldName: string): string {
  return `field-${fieldName.replaceAll(".", "-")}`;
}
