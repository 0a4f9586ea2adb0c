/** A named address of a profile that notifications are replayed to. The values of its headers never leave the server. */
export type Target = { id: string; profileId: string; name: string; url: string; headerNames: string[] };
