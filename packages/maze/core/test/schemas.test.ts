import { describe, expect, it } from "vitest";
import type { z } from "zod";
import * as core from "../src/index.ts";
import {
  createFakeGenerator,
  createFakeLanguageAdapter,
  sampleCandidate,
  sampleConstraints,
  sampleFailure,
  sampleIndex,
  sampleRequest,
} from "../src/testing/index.ts";

/** One value that fits, for each schema of a shape that is not published as JSON Schema, and its optional fields. */
const values: Readonly<Record<string, [schema: z.ZodType, value: unknown, optional?: readonly string[]]>> = {
  generateRequest: [core.generateRequestSchema, sampleRequest()],
  generationSummary: [
    core.generationSummarySchema,
    { end: "budget", reasons: [{ code: "time", message: "1 s" }], statistics: { terms: 3 } },
  ],
  engineCapabilities: [core.engineCapabilitiesSchema, createFakeGenerator().capabilities],
  isolatedCommand: [
    core.isolatedCommandSchema,
    {
      program: "/bin/true",
      args: ["-x"],
      directory: "/",
      env: { A: "b" },
      stdin: "",
      limits: { wallMs: 1 },
      writable: ["/tmp"],
    },
    ["stdin", "writable"],
  ],
  isolatedResult: [
    core.isolatedResultSchema,
    { exitCode: null, signal: "SIGKILL", stdout: "", stderr: "", truncated: false, limitHit: "wall", wallMs: 3 },
    ["limitHit"],
  ],
  languageFacts: [
    core.languageFactsSchema,
    createFakeLanguageAdapter().read({ path: "a.toy", text: "export fn half(x: number): number;\n" }),
  ],
  memoryRecord: [core.memoryRecordSchema, { namespace: "n", key: "", value: [null], at: 1 }],
  modelRequest: [
    core.modelRequestSchema,
    {
      model: "m",
      messages: [{ role: "user", text: "hi" }],
      maxTokens: 1,
      stop: ["\n"],
      jsonSchema: { type: "object" },
    },
    ["stop", "jsonSchema"],
  ],
  modelEvent: [
    core.modelEventSchema,
    { type: "end", finish: "length", usage: { inputTokens: 1, outputTokens: 0 } },
    ["usage"],
  ],
  repairProposal: [
    core.repairProposalSchema,
    { kind: "constraints", constraints: sampleConstraints(), explanation: "tighter" },
  ],
  symbolQuery: [
    core.symbolQuerySchema,
    { kinds: ["class"], limit: 0, exported: false },
    ["kinds", "limit", "exported"],
  ],
  validationRequest: [
    core.validationRequestSchema,
    { directory: "/a", files: ["a.ts"], edits: sampleCandidate().edits },
  ],
  evaluationSetup: [
    core.evaluationSetupSchema,
    {
      directory: "/a",
      imports: [{ local: "f", module: "m", imported: "*" }],
      parameters: ["x"],
      rows: [{ args: ["1"], expected: { throws: "E" } }],
    },
  ],
  observation: [core.observationSchema, { value: 0, key: "", kinds: ["number"], matches: [] }],
  styleProfile: [
    core.styleProfileSchema,
    { language: "typescript", indent: { value: "tab", confidence: 0.5, observations: 2 } },
    ["indent"],
  ],
};

describe.each(Object.entries(values))("the schema of %s", (_, [schema, value, optional = []]) => {
  it("takes its value after a trip through JSON, unchanged", () => {
    expect(core.parseData(schema, JSON.parse(JSON.stringify(value)), "value")).toStrictEqual(
      JSON.parse(JSON.stringify(value)),
    );
  });

  it("refuses it without any one of its required fields", () => {
    const fields = Object.keys(value as object);
    const refused = fields.filter((field) => {
      const { [field]: _gone, ...rest } = value as Record<string, unknown>;
      return !schema.safeParse(rest).success;
    });
    expect(refused).toEqual(fields.filter((field) => !optional.includes(field)));
  });

  it("refuses what is no object", () => {
    expect([null, 1, "x", []].map((wrong) => schema.safeParse(wrong).success)).toEqual([false, false, false, false]);
  });
});

describe("the shapes that others give", () => {
  it("may not carry fields that the schema does not know", () => {
    for (const [schema, value] of [
      [core.candidateSchema, sampleCandidate()],
      [core.projectIndexSchema, sampleIndex()],
      [core.stageResultSchema, sampleFailure()],
    ] as const) {
      expect(schema.safeParse(value).success).toBe(true);
      expect(schema.safeParse({ ...value, extra: 1 }).success).toBe(false);
    }
  });

  it("keep the fields of an oracle's own out of what is parsed", () => {
    const term = { kind: "primitive", name: "string" };
    const parsed = core.parseData(core.oracleTypeSchema, { key: "1", text: "string", term, handle: 7 }, "type");
    expect(parsed).toEqual({ key: "1", text: "string", term });
  });
});
