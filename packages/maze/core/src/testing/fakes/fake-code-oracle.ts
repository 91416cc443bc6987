import {
  MazeError,
  throwIfAborted,
  type CodeOracle,
  type OperationContext,
  type OracleCompletions,
  type OracleHealth,
  type OracleName,
  type OraclePlace,
  type OracleReference,
  type OracleText,
  type OracleType,
  type PrefixCheck,
} from "../../index.ts";
import { createFakeTypeOracle, type FakeTypeOracleOptions } from "./fake-type-oracle.ts";
import { promiseOf } from "./promise-of.ts";

/** The world of a fake code oracle: besides that of a fake type oracle, what it answers about places and texts. */
export interface FakeCodeOracleOptions extends FakeTypeOracleOptions {
  completionsAt?: (place: OraclePlace) => OracleCompletions;
  namesAt?: (place: OraclePlace) => readonly OracleName[];
  /** Texts of types by expression. */
  expressions?: Readonly<Record<string, string>>;
  checkPrefix?: (prefix: OracleText) => PrefixCheck;
  references?: Readonly<Record<string, readonly OracleReference[]>>;
  health?: Partial<OracleHealth>;
}

/**
 * A code oracle over a world that is given as data. What a place asks for is what its completions expect.
 *
 * @example
 * ```ts
 * import { createFakeCodeOracle } from "@maze/core/testing";
 * const oracle = createFakeCodeOracle({ files: { "a.ts": {} }, expressions: { "1 + 1": "number" } });
 * const [sum] = await oracle.typesOfExpressions(["1 + 1"], "a.ts");
 * sum?.text; // => "number"
 * ```
 */
export function createFakeCodeOracle(options: FakeCodeOracleOptions = {}): CodeOracle {
  const base = createFakeTypeOracle(options);
  const {
    completionsAt = (): OracleCompletions => ({ kind: "name", typed: "", values: [] }),
    namesAt = () => [],
    expressions = {},
    checkPrefix = ({ text }: OracleText) => ({ judged: text.length, errors: [], obligations: [] }),
    references = {},
  } = options;
  let isClosed = false;
  const answer = <Result>(context: OperationContext | undefined, act: () => Result): Promise<Result> =>
    promiseOf(() => {
      throwIfAborted(context?.signal);
      if (isClosed) throw refused("MAZE_CORE_CLOSED", "the fake oracle is closed");
      return act();
    });
  const resolved = async (texts: readonly string[], file: string): Promise<OracleType[]> =>
    texts.length === 0 ? [] : base.resolveTypes(texts, file);

  return {
    ...base,
    completionsAt: (places, context) => answer(context, () => places.map(completionsAt)),
    expectedTypesAt: (places, context) => answer(context, () => places.map((place) => completionsAt(place).expected)),
    namesAt: (places, { globals = false } = {}, context) =>
      answer(context, () =>
        places.map((place) => namesAt(place).filter(({ origin }) => globals || origin !== "global")),
      ),
    callablesOf: (types, context) =>
      answer(context, () => types).then((asked) =>
        Promise.all(
          asked.map(async ({ term }) => {
            if (term.kind !== "function") return { calls: [], constructs: [] };
            const { signature: declared } = term;
            const [returns] = await resolved([textOf(declared.returns)], Object.keys(options.files ?? {})[0] ?? "");
            return { calls: returns === undefined ? [] : [{ parameters: [], returns, declared }], constructs: [] };
          }),
        ),
      ),
    typesOfExpressions: (asked, fromFile, context) =>
      answer(context, () =>
        asked.map((expression) => {
          const text = Object.hasOwn(expressions, expression) ? expressions[expression] : undefined;
          if (text !== undefined) return text;
          throw refused("MAZE_CORE_FAKE_UNPREPARED", `the fake oracle knows no expression ${expression}`);
        }),
      ).then((texts) => resolved(texts, fromFile)),
    printTypes: (types, _inFile, context) => answer(context, () => types.map(({ text }) => ({ text, imports: [] }))),
    checkPrefixes: (prefixes, context) => answer(context, () => prefixes.map(checkPrefix)),
    referencesIn: (files, context) => answer(context, () => files.map((file) => [...(references[file] ?? [])])),
    health: () => Promise.resolve({ engine: "fake 1", restarts: 0, ...options.health }),
    async close() {
      isClosed = true;
      await base.close();
    },
  };
}

const textOf = (term: { readonly kind: string; readonly name?: string }): string => term.name ?? "unknown";

function refused(code: "MAZE_CORE_CLOSED" | "MAZE_CORE_FAKE_UNPREPARED", message: string): MazeError {
  return new MazeError({ code, message, hint: "Give the fake what it is asked for, while it is open." });
}
