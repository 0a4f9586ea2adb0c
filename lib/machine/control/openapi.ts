import * as z from "zod";
import type { ControlRoute } from "./route";

const TITLE = "Qianyue sandbox control";
const ABOUT =
  "What a script may do on the simulated platform's side. For this machine alone; where SANDBOX_TOKEN is set or PUBLIC_URL is public, for whoever shows its bearer; never for a browser page of another site.";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the very table that is mounted: the schemas are those that judge each request. */
export function openApiOf(routes: readonly ControlRoute[], publicUrl: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/sandbox${route.path}`;
    paths[path] = { ...paths[path], [route.method]: describe(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: TITLE, version: "1", description: ABOUT },
    servers: [{ url: publicUrl }],
    security: [{}, { token: [] }],
    paths,
    components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

function describe(route: ControlRoute, schemas: Json): Json {
  const { body } = route;
  const isOptional = body?.safeParse({}).success;
  const refused = { content: jsonOf(problemSchema(), schemas) };
  const asks = body !== null || Object.keys(route.query.shape).length > 0;
  return {
    operationId: route.id,
    tags: [route.group],
    summary: route.summary,
    parameters: [...parametersOf(route.parameters, "path"), ...parametersOf(route.query, "query")],
    ...(body ? { requestBody: { required: !isOptional, content: jsonOf(body, schemas, "input") } } : {}),
    responses: {
      ...(asks ? { 400: { description: "Something in the request is not as described here", ...refused } } : {}),
      ...(body ? { 413: { description: "The body is over 64 KB", ...refused } } : {}),
      403: { description: "Neither from this machine nor with the token", ...refused },
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, { what, schema }]) => [
          status,
          { description: what, ...(schema ? { content: jsonOf(schema, schemas) } : {}) },
        ]),
      ),
    },
  };
}

function parametersOf(schema: z.ZodObject, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, {}, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: shape,
    ...(description ? { description } : {}),
  }));
}

function jsonOf(schema: z.ZodType, schemas: Json, io: "input" | "output" = "output"): Json {
  return { "application/json": { schema: schemaOf(schema, schemas, io) } };
}

/** JSON Schema with its named parts moved to `components`, where everyone refers to them. */
function schemaOf(schema: z.ZodType, schemas: Json, io: "input" | "output"): Json {
  const { $schema, $defs, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json & { $defs?: Json };
  for (const [name, part] of Object.entries($defs ?? {})) schemas[name] = moved(withoutId(part as Json));
  return moved(made);
}

function withoutId({ id, ...part }: Json): Json {
  return part;
}

function moved(part: Json): Json {
  return JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

function problemSchema(): z.ZodType {
  return z.strictObject({ code: z.string(), message: z.string() });
}
