import { expectTypeOf } from "vitest";
import {
  createConstraint,
  createRegistry,
  jsonSchemaOf,
  MazeError,
  parseData,
  printTypeTerm,
  stageResultSchema,
  type Candidate,
  type Diagnostic,
  type GenerateRequest,
  type GenerationSummary,
  type Generator,
  type LanguageAdapter,
  type Logger,
  type RepairProposal,
  type Span,
  type StageResult,
  type Task,
  type TypeTerm,
  type Validator,
} from "../src/index.ts";

// An optional field may be undefined as well as absent, so that values are passed on without a detour.
declare const span: Span | undefined;
declare const hint: string | undefined;
expectTypeOf({ source: "s", severity: "error", code: "c", message: "m", span, hint } as const).toExtend<Diagnostic>();
createConstraint({
  id: hint,
  tier: "semantic",
  hardness: "hard",
  enforcement: "candidate",
  rule: { rule: "forbid", construct: "any" },
  source: "s",
  explanation: "e",
});

// Unions are told apart by one field.
declare const task: Task;
if (task.kind === "completion") expectTypeOf(task.offset).toEqualTypeOf<number>();
expectTypeOf<Extract<Task, { kind: "file" }>>().not.toHaveProperty("offset");
declare const proposal: RepairProposal;
expectTypeOf(proposal.kind === "candidate" ? proposal.candidate : undefined).toEqualTypeOf<Candidate | undefined>();
declare const term: TypeTerm;
if (term.kind === "array") expectTypeOf(term.element).toEqualTypeOf<TypeTerm>();
expectTypeOf(printTypeTerm).parameter(0).toEqualTypeOf<TypeTerm>();

// Errors keep their code.
declare const thrown: unknown;
if (MazeError.is(thrown, "MAZE_DEMO_X")) expectTypeOf(thrown.code).toEqualTypeOf<"MAZE_DEMO_X">();
if (MazeError.is(thrown)) expectTypeOf(thrown.code).toEqualTypeOf<string>();

// What is parsed has the type that interfaces use.
expectTypeOf(parseData(stageResultSchema, thrown, "stage")).toEqualTypeOf<StageResult>();

// A generation gives candidates to a loop, and its summary to who asks for it.
declare const generator: Generator;
declare const request: GenerateRequest;
for await (const candidate of generator.generate(request, {})) expectTypeOf(candidate).toEqualTypeOf<Candidate>();
const step = await generator.generate(request, {}).next();
if (step.done === true) expectTypeOf(step.value).toEqualTypeOf<GenerationSummary>();

// An implementation may be a class, and may leave out parameters that it does not use.
class Lint implements Validator {
  readonly specVersion = "v1";
  readonly id = "lint";
  readonly after = ["syntax"];
  validate(): Promise<StageResult> {
    return Promise.resolve({ stage: this.id, status: "passed", diagnostics: [], durationMs: 0 });
  }
}
expectTypeOf(createRegistry("validator", [new Lint()]).get("lint")).toEqualTypeOf<Lint>();
expectTypeOf<LanguageAdapter["read"]>().returns.not.toExtend<Promise<unknown>>();
expectTypeOf<Logger["info"]>().toEqualTypeOf<Logger["error"]>();

// @ts-expect-error there is no such schema
jsonSchemaOf("poem");
// @ts-expect-error an implementation names its version
createRegistry("validator", [{ id: "x" }]);
