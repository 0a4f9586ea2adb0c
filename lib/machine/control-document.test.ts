import { expect, test } from "vitest";
import { controlDoor } from "@/lib/testing/control-door";
import { schemaFaults } from "@/lib/testing/json-schema";

const { document, ask, described, faultsOf } = await controlDoor();

test("the document is OpenAPI 3.1, names each operation once and leads nowhere in vain", () => {
  expect(document.openapi).toBe("3.1.0");
  const ids = described().map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
    expect(schemaFaults({}, { $ref: reference }, document)).toBeInstanceOf(Array);
  }
});

test("a browser page is refused by every one of them", async () => {
  for (const route of described()) {
    const reply = await ask(route.method, route.path.replace(/[{}]/g, ""), undefined, [["Origin", "null"]]);
    expect([route.operationId, reply.status, faultsOf(route, reply)]).toEqual([route.operationId, 403, []]);
  }
});

test("a member that nobody knows is named, and its value is not repeated", async () => {
  const reply = await ask("put", "/clock", { mode: "real", secret: "s3cret" });
  expect(reply.status).toBe(400);
  expect(JSON.stringify(reply.body)).toContain("secret");
  expect(JSON.stringify(reply.body)).not.toContain("s3cret");
});
