import { compileFunction, createContext, Script } from "node:vm";
import { MazeError, type EvaluationImport } from "../../../index.ts";

/** Modules of the fake world: exported values by module and name. */
export type FakeModules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Evaluates an expression that may use the imports; throws what it throws, or a syntax error. */
export type Evaluate = (source: string) => unknown;

export function createEvaluate(imports: readonly EvaluationImport[], modules: FakeModules): Evaluate {
  const names = imports.map(({ local }) => local);
  const values = imports.map((entry) => importedValue(entry, modules));
  return (source) => {
    // Node's types call it `Function`, which cannot be called safely.
    const compiled = compileFunction(`return (${source}\n);`, names) as (...bound: unknown[]) => unknown;
    return compiled(...values);
  };
}

function importedValue({ module, imported }: EvaluationImport, modules: FakeModules): unknown {
  const exported = Object.hasOwn(modules, module) ? modules[module] : undefined;
  if (exported !== undefined && imported === "*") return exported;
  if (exported !== undefined && Object.hasOwn(exported, imported)) return exported[imported];
  throw new MazeError({
    code: "MAZE_CORE_FAKE_UNPREPARED",
    message: `the fake evaluator has no ${imported} of ${module}`,
    hint: "Give it in `modules`.",
  });
}

/** Runs work and ends it after so many milliseconds, even where it never yields. */
export function createTimeBox(): (work: () => unknown, ms: number) => unknown {
  const room: { work?: () => unknown } = {};
  const context = createContext(room);
  const script = new Script("work()");
  return (work, ms) => {
    room.work = work;
    return script.runInContext(context, { timeout: ms }) as unknown;
  };
}
