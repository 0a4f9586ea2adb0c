import * as z from "zod";
import { CASE_IDS, CASES } from "@/lib/endpoints/catalogue";
import { getReport } from "@/lib/endpoints/store";
import { beginConformance, type NotBegun, stopConformance } from "../conformance";
import { type Answer, type ControlRoute, controlRoute, done, NOT_FOUND, notFound, problem } from "./route";

const report = z
  .looseObject({
    run: z.looseObject({ id: z.string(), url: z.string(), mchid: z.string(), planned: z.array(z.string()) }),
    state: z.enum(["running", "finished", "stopped", "broken_off"]),
    verdict: z.enum(["passed", "failed", "unreached"]).nullable(),
    score: z.strictObject({
      musts: z.int(),
      passed: z.int(),
      failed: z.int(),
      warnings: z.int(),
      notRun: z.int(),
    }),
    cases: z.array(z.looseObject({ id: z.string(), level: z.enum(["must", "should"]), verdict: z.string() })),
  })
  .meta({ id: "ConformanceReport" });

export const conformanceRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listConformanceCases",
    group: "conformance",
    method: "get",
    path: "/conformance/cases",
    summary: "The battery that a merchant's notification endpoint is tried with, and where each rule was read",
    answers: {
      200: {
        what: "The cases in their order",
        schema: z.strictObject({
          cases: z.array(
            z.strictObject({
              id: z.string(),
              group: z.enum(["genuine", "spoiled", "answers"]),
              level: z.enum(["must", "should"]),
              standing: z.enum(["official", "observed", "assumed"]),
              source: z.string(),
            }),
          ),
        }),
      },
    },
    handle: async () => done({ cases: CASES }),
  }),
  controlRoute({
    id: "beginConformance",
    group: "conformance",
    method: "post",
    path: "/conformance",
    summary: "Begins to try an endpoint in the name of a merchant that it has the keys of; ask for the report after it",
    body: z
      .strictObject({
        url: z.string().max(2048).meta({ description: "The endpoint; http or https, no query." }),
        mchid: z.string().max(32),
        only: z
          .array(z.enum(CASE_IDS))
          .max(CASES.length)
          .default([])
          .meta({ description: "Ids of cases; none means all." }),
      })
      .meta({ id: "ConformanceWish" }),
    answers: {
      200: { what: "It runs", schema: z.strictObject({ run_id: z.string() }) },
      400: { what: "That address may not be tried; the rule is named", schema: problem },
      404: NOT_FOUND,
      409: { what: "That endpoint is being tried at this moment", schema: problem },
    },
    async handle({ body }, { world }) {
      const begun = await beginConformance(body, world, { way: world.doorTargets });
      return begun.kind === "begun" ? done({ run_id: begun.run.id }) : refusalOf(begun);
    },
  }),
  controlRoute({
    id: "getConformance",
    group: "conformance",
    method: "get",
    path: "/conformance/{id}",
    summary: "The report of a run as far as it has come",
    parameters: z.strictObject({ id: z.string().max(64) }),
    answers: { 200: { what: "The report", schema: report }, 404: NOT_FOUND },
    async handle({ parameters }, { world }) {
      const found = await getReport(world.store.db, parameters.id, world.wireClock.now());
      return found === null ? notFound("no run has that id") : done(found);
    },
  }),
  controlRoute({
    id: "stopConformance",
    group: "conformance",
    method: "delete",
    path: "/conformance/{id}",
    summary: "Stops a run: nothing more is sent, and the case under way has no result; its report stays",
    parameters: z.strictObject({ id: z.string().max(64) }),
    answers: {
      200: { what: "It is stopped", schema: z.strictObject({ run_id: z.string() }) },
      404: NOT_FOUND,
      409: { what: "It had ended already", schema: problem },
    },
    async handle({ parameters }, { world }) {
      const stopped = await stopConformance(parameters.id, world);
      if (stopped === "unknown") return notFound("no run has that id");
      if (stopped === "stopped") return done({ run_id: parameters.id });
      return { status: 409, body: { code: "OVER", message: "the run had ended already" } };
    },
  }),
];

const PUBLIC_DOOR =
  "the machine door is open to others or has a public address (PUBLIC_URL), so it tries only what ALLOWED_TARGETS lists";

function refusalOf(refused: NotBegun): Answer {
  switch (refused.kind) {
    case "no_merchant":
      return notFound("no merchant has that id");
    case "busy":
      return { status: 409, body: { code: "BUSY", message: `run ${refused.runId} is trying that endpoint` } };
    case "address":
      return { status: 400, body: { code: "PARAM_ERROR", message: `url: ${refused.rule}${whyOf(refused.rule)}` } };
  }
}

function whyOf(rule: string): string {
  return ["not_listed", "private", "metadata"].includes(rule) ? `: ${PUBLIC_DOOR}` : "";
}
