import * as z from "zod";
import type { World } from "../world";

export type ControlOutside = {
  world: World;
  sim: World["sim"];
  publicUrl: string;
  callsPrivate: boolean;
  token: string | null;
  /** Aborted when the door closes: nobody waits any more. */
  closing: AbortSignal;
};

export type Answer = { status: number; body: unknown };

/** What an answer of one status means; `schema` null for one without a body. */
export type AnswerShape = { what: string; schema: z.ZodType | null };

/**
 * One thing that a script may do on the platform's side. Its schemas both judge what comes in and describe it in the
 * OpenAPI document; `path` is a template with `{name}`, below `/sandbox`.
 */
export type ControlRoute = {
  id: string;
  group: string;
  method: "get" | "post" | "put" | "delete";
  path: string;
  summary: string;
  parameters: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  answers: Record<number, AnswerShape>;
  handle(asked: Asked, outside: ControlOutside): Promise<Answer>;
};

/** `gone` is aborted when nobody waits for the answer any more. */
export type Asked = { parameters: unknown; query: unknown; body: unknown; gone: AbortSignal };

const NOTHING = z.strictObject({});

type Definition<Parameters extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Omit<
  ControlRoute,
  "parameters" | "query" | "body" | "handle"
> & {
  parameters?: Parameters;
  query?: Query;
  body?: Body;
  handle(
    asked: { parameters: z.output<Parameters>; query: z.output<Query>; body: z.output<Body>; gone: AbortSignal },
    outside: ControlOutside,
  ): Promise<Answer>;
};

/** Keeps what the schemas promise of the parsed values while `handle` is written. */
export function controlRoute<
  Parameters extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodType,
>({ parameters, query, body, ...rest }: Definition<Parameters, Query, Body>): ControlRoute {
  return {
    ...rest,
    parameters: parameters ?? NOTHING,
    query: query ?? NOTHING,
    body: body ?? null,
    handle: rest.handle as ControlRoute["handle"],
  };
}

export const done = (body: unknown): Answer => ({ status: 200, body });

export const problem = z.strictObject({ code: z.string(), message: z.string() }).meta({ id: "Problem" });

export const notFound = (message: string): Answer => ({ status: 404, body: { code: "NOT_FOUND", message } });
export const NOT_FOUND: AnswerShape = { what: "There is nothing of that name", schema: problem };
