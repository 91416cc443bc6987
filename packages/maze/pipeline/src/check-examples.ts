import { join } from "node:path";
import {
  toMazeError,
  type Diagnostic,
  type Example,
  type ExampleEvaluator,
  type OperationContext,
  type StageResult,
  type TypedHole,
} from "@maze/core";

/**
 * The stage `examples`: imports the finished function from its own file in the scratch copy and runs its examples. It is
 * the engine-independent check of what the doc comment and the task promise.
 */
export async function checkExamples(
  of: { directory: string; hole: TypedHole; examples: readonly Example[] },
  evaluator: ExampleEvaluator,
  now: () => number,
  context: OperationContext,
): Promise<StageResult> {
  const began = now();
  const { hole, examples } = of;
  const base = {
    stage: "examples",
    diagnostics: [],
    tool: `evaluator ${evaluator.id}`,
    scope: `${String(examples.length)} examples`,
  };
  const skipped = (code: string, message: string): StageResult => ({
    ...base,
    status: "skipped",
    reason: { code, message },
    durationMs: now() - began,
  });
  if (examples.length === 0) return skipped("no-examples", `${hole.name} has no examples`);
  if (!hole.exported)
    return skipped("not-exported", `${hole.name} is not exported, so its examples cannot be run from outside`);
  const arity = Math.max(...examples.map((example) => example.args.length));
  const parameters = Array.from({ length: arity }, (_, at) => `argument${String(at)}`);
  const rows = examples.map(({ args, expected }) => ({
    args: parameters.map((_, at) => args[at] ?? "undefined"),
    expected,
  }));
  const imports = [{ local: "subject", module: join(of.directory, hole.file), imported: hole.name }];
  const session = await evaluator
    .open({ directory: of.directory, imports, parameters, rows }, context)
    .catch((thrown: unknown) => {
      const error = toMazeError(thrown);
      if (error.code === "MAZE_CORE_ABORTED" || error.code === "MAZE_CORE_UNEXPECTED") throw error;
      return error;
    });
  if ("code" in session) return skipped("not-loadable", `the examples could not be run: ${session.message}`);
  try {
    const [component] = await session.addComponents([
      `(${parameters.join(", ")}) => subject(${parameters.join(", ")})`,
    ]);
    const args = session.parameters.map(({ value }) => ({ value }));
    const [seen] = await session.apply([{ context: 0, component: component ?? 0, args }], context);
    const shown = seen === undefined ? [] : await session.show(seen.value);
    const diagnostics = examples.flatMap((example, at): Diagnostic[] =>
      seen?.matches[at] === true ? [] : [exampleFailure(hole, example, shown[at] ?? seen?.kinds[at] ?? "nothing")],
    );
    return { ...base, status: diagnostics.length === 0 ? "passed" : "failed", diagnostics, durationMs: now() - began };
  } finally {
    await session.close();
  }
}

function exampleFailure(hole: TypedHole, { args, expected }: Example, got: string): Diagnostic {
  const wanted = "value" in expected ? expected.value : `an error ${expected.throws}`;
  return {
    source: "examples",
    severity: "error",
    code: "example-failed",
    message: `${hole.name}(${args.join(", ")}) gave ${got}, expected ${wanted}`,
    file: hole.file,
    span: hole.declaration,
  };
}
