/** A header as it stood on the wire: name in its own case, value verbatim; a list of pairs keeps order and repeats. */
export type HeaderPair = readonly [name: string, value: string];

/** The value of the first header of that name (any case), or null. */
export function headerValue(headers: readonly HeaderPair[], name: string): string | null {
  const wanted = name.toLowerCase();
  const found = headers.find(([candidate]) => candidate.toLowerCase() === wanted);
  return found ? found[1] : null;
}
