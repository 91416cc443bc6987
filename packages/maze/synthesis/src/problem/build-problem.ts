import type { OracleFunction, OracleType, OracleValue, TypeTerm, Weights } from "@maze/core";
import type { ComponentSpec, HigherOrder } from "../catalogue/component.ts";
import { comparatorComponents, libraryComponents } from "../catalogue/library.ts";
import { datePatternsOf, isDatePattern } from "../catalogue/date-patterns.ts";
import { findLiterals, literalComponent } from "../catalogue/literals.ts";
import { recordConstructors } from "../catalogue/records.ts";
import { createTypeTable, type Type, type TypeTable } from "../types/type-table.ts";
import { wordsOf } from "../words/words.ts";
import { countVocabulary, createRelevance, type Relevance } from "../words/relevance.ts";
import { goalConstructors, literalOf } from "./goal-constructors.ts";
import type { ModuleCache, ReachableValue } from "./modules.ts";
import type { TaskSubject } from "./task-subject.ts";

/** Everything of a search that does not need the evaluator. */
export interface ProblemParts {
  readonly types: TypeTable;
  readonly goal: Type;
  readonly parameters: readonly { name: string; type: Type }[];
  readonly start: readonly ComponentSpec[];
  /** Spellings of literals that the description gives. */
  readonly described: ReadonlySet<string>;
  costOf(spec: { name?: string; cost: number; words?: readonly string[]; flags?: ComponentSpec["flags"] }): number;
  costOfHigherOrder(line: HigherOrder): number;
}

export interface ProblemRequest {
  readonly subject: TaskSubject;
  readonly declared: OracleFunction;
  readonly values: readonly ReachableValue[];
  readonly quote: string;
  readonly preferred: (feature: string) => number;
  readonly membersOf: ModuleCache["membersOf"];
}

/** Features that a caller prefers, from soft constraints and learned weights. */
export function preferenceOf(
  weights: Weights | undefined,
  preferred: Readonly<Record<string, number>>,
): (feature: string) => number {
  return (feature) =>
    (weights?.weightOf(feature) ?? 0) + (preferred[feature] ?? preferred[feature.replace(/^.*#/, "")] ?? 0);
}

export async function buildProblem(request: ProblemRequest): Promise<ProblemParts> {
  const { subject, declared, values, quote, preferred } = request;
  const types = createTypeTable();
  const { signature } = declared;
  const goal = types.of(signature.returns);
  const parameters = signature.parameters.map((parameter) => ({
    name: parameter.name,
    type: types.of(parameter.type),
  }));
  const docs = values.map(({ value }) => `${value.name} ${value.doc?.summary ?? ""}`);
  const text = [subject.description, ...parameters.map(({ name }) => name)].join("\n");
  const relevance = createRelevance(subject.name, text, countVocabulary(docs.length === 0 ? [""] : docs));
  const start: ComponentSpec[] = [];

  const usesStrings =
    [goal, ...parameters.map(({ type }) => type)].some((type) => /string/.test(type.key)) || values.length > 0;
  const results = subject.examples.flatMap(({ expected }) => ("value" in expected ? [literalOf(expected.value)] : []));
  const literals = findLiterals({
    description: subject.description,
    results: results.filter((result) => typeof result === "string"),
    args: subject.examples.flatMap(({ args }) => args).join("\n"),
    usesStrings,
  });
  start.push(...literals.map((literal) => literalComponent(literal, quote)));
  if (values.some(({ value }) => takesPattern(value))) {
    const patterns = datePatternsOf(results.filter((result) => typeof result === "string"));
    start.push(
      ...patterns.map((value, i) => literalComponent({ value, cost: 3 + Math.min(3, Math.floor(i / 2)) }, quote)),
    );
  }
  start.push(...goalConstructors(goal.term, subject.examples, quote));

  const options = new Map<Type, OracleValue["type"]>();
  const named = new Set(
    [goal, ...parameters.map(({ type }) => type)].flatMap((type) => type.key.match(/\b[A-Z]\w*/g) ?? []),
  );
  const hasPattern = literals.some(
    ({ value, origin }) => origin === "description" && typeof value === "string" && isDatePattern(value),
  );
  for (const { value, import: from, distance } of withoutAliases(values)) {
    const weight = preferred(`call:${from.module}#${from.imported}`);
    const isMeant = hasPattern && takesPattern(value);
    const cost = Math.min(
      isMeant ? PATTERN_FUNCTION : libraryCost(relevance, value, distance, weight),
      distance > 0 ? Infinity : from.module === subject.file ? OWN_FUNCTION : OWN_IMPORT,
    );
    if (cost > FARTHEST && !speaksOf(value, named)) continue;
    const entry = { value, import: from, cost };
    start.push(...libraryComponents(entry), ...comparatorComponents(entry));
    if (cost > 12) continue;
    for (const signature of value.signatures) {
      types.of(signature.returns);
      for (const parameter of signature.parameters) {
        const type = types.of(parameter.type);
        if (isBuildable(type.term)) options.set(types.intern(present(type.term)), parameter.type);
        for (const literal of literalsOf(type.term))
          start.push(
            literalComponent({ value: literal, cost: relevance.mentions(wordsOf(String(literal))) ? 2 : 6 }, quote),
          );
      }
    }
  }
  start.push(...(await optionObjects(options, request, types, relevance, quote)));
  return {
    types,
    goal,
    parameters,
    start,
    described: new Set(
      literals.filter((literal) => literal.origin === "description").map((literal) => JSON.stringify(literal.value)),
    ),
    costOf: (spec) => adjusted(spec, relevance, preferred(spec.name ?? "")),
    costOfHigherOrder: (line) => adjusted(line, relevance, preferred(line.name)),
  };
}

/** What a file declares or imports itself is near, whatever its name. */
const OWN_FUNCTION = 6;
const OWN_IMPORT = 8;

/** A function that takes a pattern is meant where the task quotes one. */
const PATTERN_FUNCTION = 4;

/** Exports that cost more are left out where they speak of no type of the task. */
const FARTHEST = 8;

/** From 2 for a function whose name and documentation the task's words describe, to 10. */
function libraryCost(relevance: Relevance, value: OracleValue, distance: number, weight: number): number {
  const fit = relevance.of(value.name, value.doc?.summary ?? "");
  const cost =
    Math.round(13 - 11 * Math.min(1, fit) ** 0.6) + (distance === 2 ? 1 : distance === 0 ? -1 : 0) - Math.round(weight);
  return Math.max(2, cost);
}

/** Functions such as `format(date, pattern)`. */
const takesPattern = ({ signatures }: OracleValue): boolean =>
  signatures.some(({ parameters }) =>
    parameters.some(({ name, type }) => /^(?:format|pattern)/i.test(name) && type.text === "string"),
  );

const speaksOf = (value: OracleValue, names: ReadonlySet<string>): boolean =>
  (value.type.text.match(/\b[A-Z]\w*/g) ?? []).some((name) => names.has(name));

/** Without exports that repeat another under a second name: undocumented, of the same type, with the other's name in theirs. */
function withoutAliases(values: readonly ReachableValue[]): ReachableValue[] {
  const documented = values.filter(({ value }) => value.doc !== undefined);
  return values.filter(
    ({ value, import: from }) =>
      value.doc !== undefined ||
      !documented.some(
        (other) =>
          other.import.module === from.module &&
          other.value.type.key === value.type.key &&
          value.name.startsWith(other.value.name),
      ),
  );
}

function adjusted(
  spec: { cost: number; words?: readonly string[]; flags?: ComponentSpec["flags"] },
  relevance: Relevance,
  weight: number,
): number {
  if (spec.flags?.fixedCost === true) return Math.max(1, spec.cost - Math.round(weight));
  const words = relevance.mentions(spec.words ?? []) ? -2 : 1;
  return Math.max(1, spec.cost + words - Math.round(weight));
}

const isNothing = (term: TypeTerm): boolean =>
  term.kind === "primitive" && (term.name === "undefined" || term.name === "null");

function present(term: TypeTerm): TypeTerm {
  if (term.kind !== "union") return term;
  const rest = term.members.filter((member) => !isNothing(member));
  const [only] = rest;
  return rest.length === 1 && only !== undefined ? only : { ...term, members: rest };
}

const UNBUILDABLE =
  /^(?:Date|Map|Set|RegExp|Promise|Error|Function|Array|ReadonlyArray|ReadonlyMap|ReadonlySet|Symbol|BigInt)$/;

function isBuildable(term: TypeTerm): boolean {
  const core = present(term);
  return (
    (core.kind === "reference" && !UNBUILDABLE.test(core.name)) ||
    (core.kind === "object" && core.calls.length === 0 && core.index.length === 0) ||
    core.kind === "intersection"
  );
}

/** The types of all parameters that take objects. */
function optionTypes(values: readonly ReachableValue[]): OracleType[] {
  return values.flatMap(({ value }) =>
    value.signatures.flatMap(({ parameters }) =>
      parameters.filter(({ type }) => isBuildable(type.term)).map(({ type }) => type),
    ),
  );
}

/** Literals of a parameter that takes one of a few. */
function literalsOf(term: TypeTerm): (string | number)[] {
  const members = term.kind === "union" ? term.members : [term];
  const values = members.flatMap((member) =>
    member.kind === "literal" && (typeof member.value === "string" || typeof member.value === "number")
      ? [member.value]
      : [],
  );
  return values.length > 12 ? [] : values;
}

/** Object literals for the parameters that take objects, by what the compiler says of their properties. */
async function optionObjects(
  options: ReadonlyMap<Type, OracleValue["type"]>,
  request: ProblemRequest,
  types: TypeTable,
  relevance: Relevance,
  quote: string,
): Promise<ComponentSpec[]> {
  const wanted = [...options];
  if (wanted.length === 0) return [];
  // Other tasks of the run will want those of the functions that this one has no use for.
  const members = await request.membersOf(
    wanted.map(([, handle]) => handle),
    optionTypes(request.values),
  );
  const specs: ComponentSpec[] = [];
  for (const [i, [type, handle]] of wanted.entries()) {
    const properties = members[i] ?? [];
    if (
      properties.length === 0 ||
      properties.length > 24 ||
      properties.some((property) => property.signatures.length > 0 && property.optional !== true)
    )
      continue;
    type.oracle ??= handle;
    types.literalOnly(type);
    const plain = properties.filter((property) => property.signatures.length === 0);
    for (const property of plain) {
      const propertyType = types.of(property.type);
      for (const literal of literalsOf(propertyType.term)) {
        const named = relevance.mentions(wordsOf(String(literal))) || relevance.mentions(wordsOf(property.name));
        specs.push(literalComponent({ value: literal, cost: named ? 2 : 5 }, quote));
      }
      if (/boolean/.test(propertyType.key))
        specs.push(
          literalComponent({ value: true, cost: 2 }, quote),
          literalComponent({ value: false, cost: 3 }, quote),
        );
    }
    const buildable = plain.map((property) => ({
      name: property.name,
      type: property.type.term,
      optional: property.optional === true,
      mentioned:
        relevance.mentions(wordsOf(property.name)) ||
        literalsOf(property.type.term).some((literal) => relevance.mentions(wordsOf(String(literal)))),
    }));
    specs.push(...recordConstructors(type.term, buildable));
  }
  return specs;
}
