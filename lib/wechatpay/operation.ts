import type * as z from "zod/mini";
import type { Bilingual } from "./bilingual";
import { type FieldMeta, metaOf, type Standing } from "./field";

/** Where in the request a field stands. The platform's pointers call the path `uri_template`. */
export type Place = "path" | "query" | "body";

/** One endpoint of the platform: the one schema that feeds form, validation, documentation, console and simulator. */
export type Operation<Body extends z.ZodMiniObject = z.ZodMiniObject> = {
  id: string;
  method: "GET" | "POST";
  /** Path template; `{name}` stands for a path field. */
  path: string;
  title: Bilingual;
  summary: Bilingual;
  /** Page of the documentation centre, or null where it is hidden. */
  docs: string | null;
  standing: Standing;
  body: Body;
  /** Groups of members of which at least one must be sent (“二选一必填”). */
  oneOf: readonly (readonly string[])[];
  reply: z.ZodMiniObject;
};

/** One leaf of an operation's schema. `name` joins members by dots (`amount.total`), `pointer` is the platform's. */
export type FieldEntry = {
  name: string;
  pointer: string;
  place: Place;
  /** In every request; not that of a member that only an optional object requires. */
  required: boolean;
  /** The optional object that requires this member once it is sent, or null. */
  requiredIn: string | null;
  meta: FieldMeta;
};

/** Keeps the types of the body while checking the rest of the shape. */
export function operation<Body extends z.ZodMiniObject>(definition: Operation<Body>): Operation<Body> {
  return definition;
}

/** Every leaf field of the request, in the order of the documentation. */
export function fieldsOf(op: Operation): FieldEntry[] {
  return leaves(op.body, { place: "body", path: [] });
}

/** Every leaf field of the reply. */
export function replyFieldsOf(op: Operation): FieldEntry[] {
  return leaves(op.reply, { place: "body", path: [] });
}

type At = { place: Place; path: string[]; optional?: string };

function leaves(schema: z.ZodMiniObject, at: At): FieldEntry[] {
  return Object.entries(schema.shape).flatMap(([member, child]) => {
    const path = [...at.path, member];
    const meta = metaOf(child as z.ZodMiniType);
    if (meta) return [{ ...describe({ ...at, path }, meta), meta }];
    const group = innerObject(child as z.ZodMiniType);
    const optional = "shape" in child ? at.optional : path.join(".");
    return group ? leaves(group, { place: at.place, path, optional }) : [];
  });
}

function describe({ path, place, optional }: At, meta: FieldMeta) {
  const must = meta.rules.some((rule) => rule.kind === "required");
  const required = must && optional === undefined;
  const requiredIn = must && optional !== undefined ? optional : null;
  return { name: path.join("."), pointer: pointerTo(path, place), place, required, requiredIn };
}

/** `/body/amount/total`, as the platform names a member in its error texts. */
export function pointerTo(path: readonly PropertyKey[], place: Place): string {
  return `/${place === "path" ? "uri_template" : place}/${path.map(String).join("/")}`;
}

/** The object inside `object` or `optional(object)`, or null. */
export function innerObject(schema: z.ZodMiniType): z.ZodMiniObject | null {
  if ("shape" in schema) return schema as z.ZodMiniObject;
  const inner = (schema.def as { innerType?: z.ZodMiniType }).innerType;
  return inner ? innerObject(inner) : null;
}
