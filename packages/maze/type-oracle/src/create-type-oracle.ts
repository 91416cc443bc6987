import { parseData, silentLogger, type CodeOracle, type OperationContext } from "@maze/core";
import { createCompilerSession } from "./compiler/compiler-session.ts";
import { chooseEngine } from "./engines/choose-engine.ts";
import { typeOracleOptionsSchema, type TypeOracleOptions } from "./options.ts";
import { chooseConfig } from "./project/project-config.ts";
import { openProject, type Project } from "./project/project.ts";
import { openProjectPaths } from "./project/project-paths.ts";
import { createTextOverlay } from "./project/text-overlay.ts";
import { callablesOf } from "./questions/callables.ts";
import { checkPrefixes, type KnownScans } from "./questions/check-prefixes.ts";
import { completionsAt, expectedTypes } from "./questions/completions.ts";
import { typesOfExpressions } from "./questions/expression-types.ts";
import { openHole } from "./questions/hole.ts";
import { namesAt } from "./questions/names-at.ts";
import { printTypes } from "./questions/print-types.ts";
import { referencesIn } from "./questions/references.ts";
import { processMemory } from "./compiler/process-memory.ts";
import { inTurn } from "./questions/in-turn.ts";
import { areAssignable, type KnownAssignability } from "./questions/assignability.ts";
import { diagnosticsOf } from "./questions/diagnostics.ts";
import { exportsOf } from "./questions/exports.ts";
import { functionsOf } from "./questions/functions.ts";
import { membersOf } from "./questions/members.ts";
import { resolveTypes, type KnownTexts } from "./questions/resolve-types.ts";
import { scopeOf } from "./questions/scope.ts";
import type { Room } from "./questions/value-reader.ts";
import { createSymbolPlaces } from "./types/symbol-places.ts";
import { createTypeRegistry } from "./types/type-registry.ts";
import { createWorld } from "./world/world.ts";

/** Questions from one look at the memory of the compiler to the next. */
const MEMORY_INTERVAL = 16;

/**
 * Opens a project with the TypeScript 7 compiler and answers type questions about it. The compiler runs as a process of
 * its own until `close`, ends with this process however that ends, and is started again when it failed.
 *
 * The project is read when the oracle opens; a file that is asked about by name is read again at each question. Nothing
 * is written. In a batch of `diagnostics`, each text is judged alone. Types are plain data: `text` and `term` are there
 * when a question is answered, and a type that is given back is known by its `key`.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_DIRECTORY, MAZE_TYPE_ORACLE_CONFIG, MAZE_TYPE_ORACLE_COMPILER_MISSING,
 * MAZE_TYPE_ORACLE_COMPILER_VERSION, MAZE_CORE_INVALID_DATA
 * @example
 * ```ts
 * import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { createTypeOracle } from "@maze/type-oracle";
 * const directory = mkdtempSync(join(tmpdir(), "oracle-"));
 * writeFileSync(join(directory, "clock.ts"), "export declare function now(): Date;");
 * const oracle = await createTypeOracle({ directory });
 * const [now] = await oracle.functions("clock.ts", ["now"]);
 * now?.signature.returns.text; // => "Date"
 * const [found] = await oracle.diagnostics([{ file: "clock.ts", text: "export const now: Date = 1;" }]);
 * found?.map(({ code, message }) => `${code} ${message}`); // => ["TS2322 Type 'number' is not assignable to type 'Date'."]
 * await oracle.close();
 * rmSync(directory, { recursive: true });
 * ```
 */
export async function createTypeOracle(options: TypeOracleOptions): Promise<CodeOracle> {
  const {
    directory,
    configFile,
    compilerPath,
    compiler,
    timeoutMs,
    memoryLimitMb,
    logger = silentLogger,
  } = parseData(typeOracleOptionsSchema, options, "options of createTypeOracle");
  const paths = openProjectPaths(directory);
  const config = chooseConfig(paths, configFile);
  const engine = chooseEngine({ compilerPath, compiler, directory: paths.root, logger });
  const overlay = createTextOverlay(new Map(config.builtIn === undefined ? [] : [[config.path, config.builtIn]]));
  const places = createSymbolPlaces(paths, engine.library);
  const registry = createTypeRegistry();
  const assignability: KnownAssignability = new Map();
  const texts: KnownTexts = new Map();
  const scans: KnownScans = new Map();
  const forget = (): void => {
    assignability.clear();
    texts.clear();
  };

  let asked = 0;
  const session = createCompilerSession<{ project: Project; room: Room }>({
    timeoutMs,
    logger,
    isSpent({ pid }) {
      if (++asked % MEMORY_INTERVAL !== 0) return false;
      const memoryMb = processMemory(pid) ?? 0;
      if (memoryMb <= memoryLimitMb) return false;
      logger.warn("the TypeScript compiler is started again, since it holds too much memory", {
        memoryMb,
        memoryLimitMb,
      });
      return true;
    },
    start: () => engine.start({ directory: paths.root, overlay }),
    async connect(process) {
      overlay.replace(new Map());
      const project = await openProject({ process, paths, config, overlay });
      return { project, room: { world: createWorld(project, places, forget), registry } };
    },
  });
  const ask = <Answer>(
    context: OperationContext | undefined,
    question: (room: Room, project: Project) => Promise<Answer>,
  ): Promise<Answer> => session.run(context?.signal, ({ room, project }) => question(room, project));

  try {
    await ask(undefined, () => Promise.resolve());
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    specVersion: "v1",
    id: engine.id,
    describe: () =>
      ask(undefined, (_room, { fileCount }) =>
        Promise.resolve({
          engine: engine.title,
          ...(config.builtIn === undefined ? { configFile: paths.toProject(config.path) } : {}),
          fileCount,
        }),
      ),
    diagnostics: (asked, context) => ask(context, ({ world }) => diagnosticsOf(world, asked, context?.signal)),
    functions: (file, names, text, context) => ask(context, (room) => functionsOf(room, file, names, text)),
    exportsOf: (module, fromFile, context) => ask(context, (room) => exportsOf(room, module, fromFile)),
    scopeOf: (file, context) => ask(context, (room) => scopeOf(room, file)),
    membersOf: (types, context) => ask(context, (room) => membersOf(room, types)),
    areAssignable: (pairs, context) => ask(context, (room) => areAssignable(room, assignability, pairs)),
    resolveTypes: (asked, fromFile, context) => ask(context, (room) => resolveTypes(room, texts, asked, fromFile)),
    completionsAt: (places, context) =>
      ask(context, (room) => inTurn(places, (place) => completionsAt(room, place), context)),
    expectedTypesAt: (places, context) => ask(context, (room) => expectedTypes(room, places.map(openHole))),
    namesAt: (places, { globals = false } = {}, context) =>
      ask(context, (room) => inTurn(places, (place) => namesAt(room, place, globals), context)),
    callablesOf: (types, context) => ask(context, (room) => callablesOf(room, types)),
    typesOfExpressions: (expressions, fromFile, context) =>
      ask(context, (room) => typesOfExpressions(room, expressions, fromFile)),
    checkPrefixes: (prefixes, context) => ask(context, (room) => checkPrefixes(room, scans, prefixes, context?.signal)),
    printTypes: (types, inFile, context) => ask(context, (room) => printTypes(room, texts, types, inFile)),
    referencesIn: (files, context) =>
      ask(context, (room) => inTurn(files, (file) => referencesIn(room, file), context)),
    health() {
      const { process, restarts } = session.health();
      const memoryMb = processMemory(process?.pid);
      return Promise.resolve({
        engine: engine.title,
        ...(process?.pid === undefined ? {} : { process: process.pid }),
        ...(memoryMb === undefined ? {} : { memoryMb }),
        restarts,
      });
    },
    close: () => session.close(),
  };
}
