import {
  MazeError,
  PRIMITIVE_NAMES,
  throwIfAborted,
  type CodeOracle,
  type OperationContext,
  type OracleSignature,
  type OracleType,
  type OracleValue,
  type SymbolSource,
} from "@maze/core";
import { isAssignableEach } from "./check-pairs.ts";
import { specifierFinder } from "./module-specifiers.ts";
import { ANYTHING, headsOf } from "./succinct-type.ts";

/** A way to a value: a name, a call, a construction or a member of another value. */
export interface Inhabitant {
  readonly via: "value" | "call" | "construct" | "member";
  readonly name: string;
  /** The module that exports it, as `fromFile` imports it; absent for members. */
  readonly module?: string | undefined;
  /** The type whose member it is. */
  readonly receiver?: OracleType | undefined;
  /** What it is, or what the call or construction gives. */
  readonly type: OracleType;
  /** What it takes, where it takes something. */
  readonly signature?: OracleSignature | undefined;
}

/** A parameter that a value of a type can be passed as. */
export interface Consumer {
  readonly inhabitant: Inhabitant;
  readonly parameter: number;
}

export interface InhabitantIndexOptions {
  readonly oracle: CodeOracle;
  /** The declared names of the project; its exported values are indexed. */
  readonly symbols: SymbolSource;
  /** The file that would use the values. */
  readonly fromFile: string;
  /** Dependencies whose exports are indexed too, such as `date-fns`. */
  readonly modules?: readonly string[];
  /** Types whose members are indexed too, such as `Date` and `string`. */
  readonly receivers?: readonly string[];
  /** Also look at types of other names that may fit by their structure, which is exact and costs a check of each. */
  readonly structural?: boolean;
}

/** Finds what produces and what takes values of a type. */
export interface InhabitantIndex {
  /** How many ways to a value it knows. */
  readonly size: number;
  /** What gives a value that is assignable to each type. */
  producersOf(types: readonly OracleType[], context?: OperationContext): Promise<Inhabitant[][]>;
  /** The parameters that a value of each type is assignable to. */
  consumersOf(types: readonly OracleType[], context?: OperationContext): Promise<Consumer[][]>;
}

/**
 * Indexes what a file could use by the heads of the types it gives and takes. A question looks up the heads, which leaves
 * few, and has the compiler check each of those. So everything that is found fits; what has another name and fits by its
 * structure alone is found with `structural`, and an enum is not found as a number.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_UNKNOWN_MODULE, MAZE_TYPE_ORACLE_UNKNOWN_TYPE
 */
export async function createInhabitantIndex(options: InhabitantIndexOptions): Promise<InhabitantIndex> {
  const all = [...(await exportedInhabitants(options)), ...(await memberInhabitants(options))];
  const producers = new Map<string, Inhabitant[]>();
  const consumers = new Map<string, Consumer[]>();
  for (const inhabitant of all) {
    for (const head of headsOf(inhabitant.type.term)) add(producers, head, inhabitant);
    for (const [parameter, { type }] of (inhabitant.signature?.parameters ?? []).entries()) {
      for (const head of headsOf(type.term)) add(consumers, head, { inhabitant, parameter });
    }
  }
  const { oracle, structural = false } = options;
  return {
    size: all.length,
    producersOf: (types, context) =>
      eachOf(types, context, async (target) => {
        const found = lookUp(producers, headsOf(target.term), structural);
        const fits = await isAssignableEach(
          oracle,
          found.map(({ type }) => ({ source: type, target })),
          context,
        );
        return found.filter((_, index) => fits[index] === true);
      }),
    consumersOf: (types, context) =>
      eachOf(types, context, async (source) => {
        const found = lookUp(consumers, headsOf(source.term), structural);
        const fits = await isAssignableEach(
          oracle,
          found.map(({ inhabitant, parameter }) => ({
            source,
            target: parameterType(inhabitant, parameter) ?? source,
          })),
          context,
        );
        return found.filter((_, index) => fits[index] === true);
      }),
  };
}

const parameterType = ({ signature }: Inhabitant, parameter: number): OracleType | undefined =>
  signature?.parameters[parameter]?.type;

function add<Entry>(index: Map<string, Entry[]>, head: string, entry: Entry): void {
  const entries = index.get(head) ?? [];
  index.set(head, entries);
  entries.push(entry);
}

/** Entries under some heads, and those that may fit any; all of them where a head says nothing. */
function lookUp<Entry>(
  index: ReadonlyMap<string, readonly Entry[]>,
  heads: readonly string[],
  structural: boolean,
): Entry[] {
  const isDeclared = (head: string): boolean => !PLAIN.has(head);
  const others = structural && heads.some(isDeclared) ? [...index.keys()].filter(isDeclared) : [];
  const keys = heads.includes(ANYTHING) ? index.keys() : [...heads, ANYTHING, "never", ...others];
  return [...new Set([...keys].flatMap((head) => index.get(head) ?? []))];
}

/** Heads that no declared type fits. */
const PLAIN: ReadonlySet<string> = new Set(PRIMITIVE_NAMES);

async function eachOf<Answer>(
  types: readonly OracleType[],
  context: OperationContext | undefined,
  find: (type: OracleType) => Promise<Answer[]>,
): Promise<Answer[][]> {
  const answers: Answer[][] = [];
  for (const type of types) {
    throwIfAborted(context?.signal);
    answers.push(await find(type));
  }
  return answers;
}

async function exportedInhabitants(options: InhabitantIndexOptions): Promise<Inhabitant[]> {
  const { oracle, symbols, fromFile, modules = [] } = options;
  const exported = await symbols.find({ exported: true });
  const files = [...new Set(exported.map(({ file }) => file))].filter((file) => file !== fromFile);
  const find = specifierFinder(oracle, fromFile);
  const found: Inhabitant[] = [];
  for (const file of files) {
    const module = await find(file);
    if (module !== undefined) found.push(...(await inhabitantsOf(oracle, module.values, module.specifier)));
  }
  for (const module of modules) {
    found.push(...(await inhabitantsOf(oracle, await oracle.exportsOf(module, fromFile), module)));
  }
  return found;
}

async function inhabitantsOf(
  oracle: CodeOracle,
  values: readonly OracleValue[],
  module: string,
): Promise<Inhabitant[]> {
  const visible = values.filter(({ hidden }) => hidden !== true);
  const callables = await callablesOfEach(oracle, visible);
  return visible.flatMap(({ name, type, signatures }, index): Inhabitant[] => [
    { via: "value", name, module, type },
    ...signatures.map((signature): Inhabitant => ({ via: "call", name, module, type: signature.returns, signature })),
    ...(callables[index] ?? []).map((signature): Inhabitant => ({
      via: "construct",
      name,
      module,
      type: signature.returns,
      signature,
    })),
  ]);
}

/** Construct signatures of values that may have some: those of a type that terms keep as text, `typeof Class`. */
async function callablesOfEach(
  oracle: CodeOracle,
  values: readonly OracleValue[],
): Promise<(readonly OracleSignature[])[]> {
  const found: (readonly OracleSignature[])[] = [];
  for (const { type } of values) {
    if (type.term.kind !== "opaque" && type.term.kind !== "reference") {
      found.push([]);
      continue;
    }
    try {
      const [callables] = await oracle.callablesOf([type]);
      found.push(callables?.constructs ?? []);
    } catch (error) {
      // A type that cannot be written cannot be constructed by what we write either.
      if (!MazeError.is(error) || error.code !== "MAZE_TYPE_ORACLE_FOREIGN_TYPE") throw error;
      found.push([]);
    }
  }
  return found;
}

async function memberInhabitants({ oracle, fromFile, receivers = [] }: InhabitantIndexOptions): Promise<Inhabitant[]> {
  const types = await oracle.resolveTypes(receivers, fromFile);
  const members = await oracle.membersOf(types);
  return types.flatMap((receiver, index) =>
    (members[index] ?? [])
      .filter(({ hidden }) => hidden !== true)
      .flatMap(({ name, type, signatures }): Inhabitant[] =>
        signatures.length === 0
          ? [{ via: "member", name, receiver, type }]
          : signatures.map((signature) => ({ via: "member", name, receiver, type: signature.returns, signature })),
      ),
  );
}
