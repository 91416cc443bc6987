import { posix } from "node:path";
import {
  MazeError,
  type EvaluationImport,
  type EvaluationSession,
  type Example,
  type ExampleEvaluator,
  type OperationContext,
  type ProjectIndex,
} from "@maze/core";
import type { ReachableName } from "./modules.ts";
import { createBlindSession } from "../search/blind-session.ts";

/** What a session is opened for. */
export interface SessionRequest {
  readonly evaluator: ExampleEvaluator;
  readonly index: ProjectIndex;
  readonly parameters: readonly string[];
  readonly examples: readonly Example[];
  /** Modules and files to load, each bound as a namespace. */
  readonly loads: readonly string[];
  /** Names of the file that examples may use, with where the evaluator finds them. */
  readonly names: readonly ReachableName[];
  readonly stepMs: number;
}

/** A session, and how it reaches each module. */
export interface OpenedSession {
  readonly session: EvaluationSession;
  readonly namespaces: ReadonlyMap<string, string>;
  /** Modules that could not be loaded, with the reason. */
  readonly unloadable: readonly { load: string; message: string }[];
}

/** Opens a session; a module that cannot be loaded is left out, and one without examples sees no values. */
export async function openSession(request: SessionRequest, context: OperationContext): Promise<OpenedSession> {
  const { parameters } = request;
  let examples = request.examples;
  const namespaces = new Map([...new Set(request.loads)].map((load, i) => [load, `module_${String(i)}`]));
  if (examples.length === 0) return { session: createBlindSession(parameters.length), namespaces, unloadable: [] };
  const used = examples
    .flatMap(({ args, expected }) => [...args, "value" in expected ? expected.value : ""])
    .join("\n");
  const names = request.names.filter(({ local }) =>
    new RegExp(`(?<![\\w$.])${local.replaceAll("$", "\\$")}(?![\\w$])`).test(used),
  );
  const unloadable: { load: string; message: string }[] = [];
  for (;;) {
    const imports: EvaluationImport[] = [
      ...[...namespaces].map(([load, local]) => ({ local, module: load, imported: "*" })),
      ...names.map(({ local, load, imported }) => ({ local, module: load, imported })),
    ];
    const rows = examples.map(({ args, expected }) => ({
      args: parameters.map((_, i) => args[i] ?? "undefined"),
      expected,
    }));
    try {
      const session = await request.evaluator.open(
        { directory: posix.normalize(request.index.root), imports, parameters, rows, stepMs: request.stepMs },
        context,
      );
      return { session, namespaces, unloadable };
    } catch (error) {
      const rest = withoutDoubtful(error, examples);
      if (rest !== undefined) {
        examples = rest;
        continue;
      }
      const broken = failedImport(error, namespaces);
      if (broken === undefined) throw error;
      unloadable.push({ load: broken, message: error instanceof Error ? error.message : String(error) });
      namespaces.delete(broken);
    }
  }
}

/** Examples read from prose may be no code: the one that cannot be evaluated is left out, the others stay. */
function withoutDoubtful(error: unknown, examples: readonly Example[]): readonly Example[] | undefined {
  if (!MazeError.is(error) || !/EXPRESSION/.test(error.code)) return undefined;
  const { input } = error.details;
  const isBroken = ({ args, expected, source }: Example): boolean =>
    source === "doc" && (args.some((arg) => arg === input) || ("value" in expected && expected.value === input));
  const rest = examples.filter((example) => !isBroken(example));
  return rest.length === 0 || rest.length === examples.length ? undefined : rest;
}

/** The module that an evaluator refused, by the text of its error. */
function failedImport(error: unknown, namespaces: ReadonlyMap<string, string>): string | undefined {
  if (!MazeError.is(error) || !/IMPORT/.test(error.code)) return undefined;
  const text = `${typeof error.details.input === "string" ? error.details.input : ""} ${error.message}`;
  return [...namespaces.keys()].filter((load) => text.includes(load)).sort((a, b) => b.length - a.length)[0];
}
