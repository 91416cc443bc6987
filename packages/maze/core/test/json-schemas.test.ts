import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createConstraint,
  createProvenanceRecorder,
  JSON_SCHEMA_NAMES,
  jsonSchemaOf,
  outcomeOf,
  typeTermSchema,
  type JsonSchemaName,
  type ProgressEvent,
  type Task,
} from "../src/index.ts";
import {
  createFakeGenerator,
  sampleCandidate,
  sampleConstraints,
  sampleFailure,
  sampleHole,
  sampleIndex,
  sampleTask,
  spanIn,
} from "../src/testing/index.ts";
import { typeTerms } from "./support/type-terms.ts";

function validatorOf(name: JsonSchemaName): ValidateFunction {
  return new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(jsonSchemaOf(name));
}

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const constraint = createConstraint({
  tier: "type",
  hardness: "hard",
  enforcement: "statement-end",
  rule: {
    rule: "result-type",
    text: "number[]",
    type: { kind: "array", readonly: false, element: { kind: "primitive", name: "number" } },
  },
  source: "src/double.ts",
  explanation: "It gives numbers.",
});
const custom = createConstraint({ ...constraint, rule: { rule: "custom", provider: "x", data: { any: [1, null] } } });
const recorder = createProvenanceRecorder("task-1", () => 0);
recorder.record({ room: "plan", decision: "applied it", source: "src/double.ts", details: { count: 1 } });

const { kind: _kind, name: _name, ...common } = sampleTask();
const tasks: readonly Task[] = [
  sampleTask(),
  { ...common, kind: "function", name: "f", signature: "(): void", exported: true },
  { ...common, kind: "completion", offset: 3 },
  { ...common, kind: "file" },
  { ...common, kind: "edit", start: 1, end: 2, examples: [{ args: [], expected: { throws: "E" }, source: "doc" }] },
];
const progress: readonly ProgressEvent[] = [
  { type: "started", room: "index", message: "indexing", total: 3 },
  { type: "advanced", room: "index", message: "src/a.ts", done: 1 },
  { type: "finished", room: "index", message: "indexed", durationMs: 1.5 },
];
const skipped = sampleFailure({
  status: "skipped",
  reason: { code: "no-runner", message: "no runner" },
  diagnostics: [],
});
const [file] = sampleCandidate().edits;
const [symbol] = sampleIndex().symbols;
const finding = {
  source: "typescript",
  severity: "error",
  code: "TS1",
  message: "m",
  span: spanIn("a b", "b"),
  related: [{ message: "here" }],
};

/** Values that fit, and values that do not, by schema. */
const cases: Readonly<Record<JsonSchemaName, { right: readonly unknown[]; wrong: readonly unknown[] }>> = {
  candidate: {
    right: [
      sampleCandidate(),
      sampleCandidate({ imports: [{ module: "m", imported: "*", local: "m", typeOnly: true }] }),
    ],
    wrong: [{ ...sampleCandidate(), edits: [{ ...file, file: "../x" }] }, { ...sampleCandidate(), cost: "1" }, {}],
  },
  constraint: {
    right: [constraint, custom],
    wrong: [
      { ...constraint, tier: "vital" },
      { ...constraint, rule: { rule: "forbid" } },
      { ...constraint, extra: 1 },
    ],
  },
  "constraint-set": {
    right: [sampleConstraints(), sampleConstraints({ constraints: [constraint, custom] })],
    wrong: [
      { ...sampleConstraints(), specVersion: "v2" },
      { ...sampleConstraints(), constraints: [{ id: "x" }] },
    ],
  },
  diagnostic: {
    right: [finding, ...sampleFailure().diagnostics],
    wrong: [
      { ...finding, severity: "fatal" },
      { ...finding, span: { start: 0, end: 1 } },
      { ...finding, span: { ...finding.span, start: -1 } },
      { ...finding, span: { ...finding.span, from: { line: 0, column: 1 } } },
    ],
  },
  "engine-capabilities": {
    right: [createFakeGenerator().capabilities],
    wrong: [{ ...createFakeGenerator().capabilities, tasks: ["poem"] }, { tasks: [] }],
  },
  "file-edit": {
    right: [file, { ...file, baseHash: null }],
    wrong: [
      { ...file, file: "/etc/passwd" },
      { ...file, file: "a/../../b" },
      { ...file, baseHash: undefined },
    ],
  },
  outcome: {
    right: [
      outcomeOf([sampleFailure()], ["fake"]),
      outcomeOf([skipped], ["fake"]),
      { status: "skipped", reasons: [], stages: [] },
    ],
    wrong: [
      { status: "perfect", reasons: [], stages: [] },
      { status: "failed", reasons: [], stages: [{ ...skipped, reason: undefined }] },
    ],
  },
  "progress-event": {
    right: progress,
    wrong: [{ type: "advanced", room: "index", message: "m" }, { ...progress[0], total: 1.5 }, { type: "stuck" }],
  },
  "project-index": {
    right: [sampleIndex()],
    wrong: [
      { ...sampleIndex(), files: [{ path: "a.ts" }] },
      { ...sampleIndex(), holes: [{ ...sampleHole(), form: "maybe" }] },
      { ...sampleIndex(), root: undefined },
    ],
  },
  provenance: {
    right: [recorder.toProvenance()],
    wrong: [{ ...recorder.toProvenance(), steps: [{ atMs: -1, room: "", decision: "", source: "" }] }, { taskId: "t" }],
  },
  "stage-result": {
    right: [
      sampleFailure(),
      skipped,
      sampleFailure({ tests: [{ file: "a.test.ts", name: "a > b", status: "failed", message: "no" }] }),
    ],
    wrong: [
      { ...skipped, reason: undefined },
      { ...sampleFailure(), durationMs: -1 },
    ],
  },
  "symbol-record": {
    right: [symbol],
    wrong: [
      { ...symbol, kind: "thing" },
      { ...symbol, signatures: [{ parameters: [] }] },
    ],
  },
  task: {
    right: tasks,
    wrong: [
      { ...sampleTask(), kind: "poem" },
      { ...sampleTask(), id: "" },
      { ...sampleTask(), offset: 1 },
    ],
  },
  "type-term": {
    right: [{ kind: "union", members: [{ kind: "primitive", name: "string" }] }],
    wrong: [
      { kind: "union", members: [] },
      { kind: "array", readonly: false, element: { kind: "array" } },
      { kind: "literal", value: { bigint: "x" } },
    ],
  },
  "typed-hole": {
    right: [sampleHole()],
    wrong: [
      { ...sampleHole(), parameters: [{ name: "x" }] },
      { ...sampleHole(), body: null },
    ],
  },
};

describe("jsonSchemaOf", () => {
  it("publishes every name once, in alphabetical order, with a case here for each", () => {
    expect(Object.keys(cases)).toEqual([...JSON_SCHEMA_NAMES]);
    expect([...JSON_SCHEMA_NAMES]).toEqual([...JSON_SCHEMA_NAMES].sort());
  });

  describe.each(JSON_SCHEMA_NAMES)("%s", (name) => {
    const validate = validatorOf(name);
    const { right, wrong } = cases[name];

    it.each(right.map(throughJson).map((value) => [value]))("takes what fits: %j", (value) => {
      const isRight = validate(value);
      expect(validate.errors ?? []).toEqual([]);
      expect(isRight).toBe(true);
    });

    it.each(wrong.map(throughJson).map((value) => [value]))("refuses what does not: %j", (value) => {
      expect(validate(value)).toBe(false);
    });

    it("says its draft and its id", () => {
      expect(jsonSchemaOf(name)).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: `urn:maze:schema:v1:${name}`,
      });
    });
  });

  it("takes exactly the type terms that the zod schema takes", () => {
    const validate = validatorOf("type-term");
    const broken = typeTerms.term.map((term) => ({ ...term, kind: "array" }));
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(typeTerms.term, broken), (term) => {
        const value: unknown = throughJson(term);
        const isRight = typeTermSchema.safeParse(value).success;
        if (!isRight) refused++;
        expect(validate(value)).toBe(isRight);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it("can all be in one validator", () => {
    const ajv = new Ajv2020();
    for (const name of JSON_SCHEMA_NAMES) ajv.addSchema(jsonSchemaOf(name));
    expect(ajv.validate("urn:maze:schema:v1:task", sampleTask())).toBe(true);
    expect(ajv.validate("urn:maze:schema:v1:outcome", sampleTask())).toBe(false);
  });

  it("gives a schema of its own to every caller", () => {
    const first = jsonSchemaOf("task") as { oneOf?: unknown };
    delete first.oneOf;
    expect(jsonSchemaOf("task")).toHaveProperty("oneOf");
  });

  it.each(["poem", "__proto__", "toString"])("refuses the unknown name %s", (name) => {
    expect(() => jsonSchemaOf(name as JsonSchemaName)).toThrow(
      expect.objectContaining({ code: "MAZE_CORE_UNKNOWN_SCHEMA", message: `no JSON Schema has the name "${name}"` }),
    );
  });
});
