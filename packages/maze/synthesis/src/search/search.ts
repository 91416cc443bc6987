import type { Observation, OperationContext } from "@maze/core";
import type { Component } from "../catalogue/component.ts";
import { higherOrders } from "../catalogue/higher-orders.ts";
import { orUndefined } from "../types/shorthand.ts";
import type { Type } from "../types/type-table.ts";
import { cheapestDecision } from "./conditionals.ts";
import { createContext, createSlotBook, type SearchContext } from "./context.ts";
import { createEvaluation } from "./evaluate.ts";
import { createEvidence } from "./evidence.ts";
import { createLevels, elementOf, type Pending } from "./pending.ts";
import { createPredicates } from "./predicates.ts";
import type { SearchLimit, SearchProblem, SearchStatistics } from "./problem.ts";
import { createSolutionQueue, TREE_LEAD, type Solution } from "./solutions.ts";
import { maskOf, type Term, type Variable } from "./term.ts";

/** Arrays inside a callback are opened up to this cost only. */
const INNER_ARRAY_COST = 8;

/**
 * Best-first search for expressions of the goal type: bottom-up enumeration by cost, one representative for all terms that
 * behave alike on the examples, callbacks in element contexts of their own, decision trees over partial solutions. Time in
 * which the caller holds a solution does not count.
 */
export async function* search(
  problem: SearchProblem,
  statistics: SearchStatistics,
  context: OperationContext,
): AsyncGenerator<Solution, void, void> {
  const { session, types, pool, limits, goal, now } = problem;
  const rows = session.rowCount;
  const allRows = (1n << BigInt(rows)) - 1n;
  const root = createContext(0, undefined, undefined, 0);
  const contexts: SearchContext[] = [root];
  const slots = createSlotBook(types, contexts);
  const evaluation = createEvaluation(session, pool, limits.stepMs, now, context);
  const levelOf = createLevels(problem, contexts, slots);
  const evidence = createEvidence(rows);
  const solutions = createSolutionQueue(
    problem.parameters.map(({ name }) => name),
    evidence,
  );
  const predicates = rows < 2 || !problem.conditionals ? undefined : await createPredicates(session);
  const slotTypes = new Set<Type>();
  const termTypes = new Set<Type>();
  /** Types of terms to come: what the installed components give. */
  const expectedTypes = new Set<Type>();
  const partial: Term[] = [];
  let arrays: Term[] = [];
  let newTerms: Term[] = [];
  let newTypes: Type[] = [];
  let active = 0;
  let resumed = now();
  const limitMet = (): SearchLimit | undefined => {
    // Work comes before time, so that a busy machine gives the same answer.
    if (rows >= 3 && statistics.bestMatch === 0 && evaluation.count > limits.patience) return "patience";
    if (statistics.terms > limits.maxTerms) return "terms";
    return active + now() - resumed > limits.timeMs ? "time" : undefined;
  };
  /** Asked only while something is left to try, and kept: what was passed over is not tried later. */
  const isOver = (): boolean => (statistics.limit ??= limitMet()) !== undefined;

  const addTerm = (term: Term): boolean => {
    const key = `${String(term.type.id)}|${term.key}`;
    if (term.context.seen.has(key)) return false;
    term.context.seen.set(key, term);
    statistics.terms++;
    (term.context.byCost[term.cost] ??= []).push(term);
    newTerms.push(term);
    if (!termTypes.has(term.type)) {
      termTypes.add(term.type);
      newTypes.push(term.type);
    }
    return true;
  };

  /** What a new term is good for, beside being an argument. */
  const classify = (term: Term): void => {
    if (term.type.term.kind === "array") arrays.push(term);
    if (term.context !== root) return;
    const isResult = types.assignable(term.type, goal) === true;
    if (rows === 0) {
      if (isResult) solutions.addTerm(term);
      return;
    }
    if (isBoolean(term.type)) {
      evidence.addTest(term);
      if (!term.constant && !problem.isOverfitted(term)) predicates?.note(term);
    }
    if (!isResult) return;
    evidence.addResult(term);
    statistics.bestMatch = Math.max(statistics.bestMatch, countBits(term.mask));
    if (term.mask === allRows) solve(term);
    else if (term.mask !== 0n) partial.push(term);
  };

  const solve = (term: Term): void => {
    if (!problem.isOverfitted(term)) solutions.addTerm(term);
  };

  const keep = ({ head, args, context: at, callback, cost, type }: Pending, seen: Observation): boolean => {
    const mask = at === root ? maskOf(seen.matches) : 0n;
    let nothing = 0;
    let errors = 0;
    for (const kind of seen.kinds) {
      if (kind === "error") errors++;
      else if (kind === "undefined" || kind === "null") nothing++;
    }
    if (seen.kinds.length > 0 && nothing + errors === seen.kinds.length && mask === 0n) return false;
    const refined = nothing > 0 && !type.nullable ? types.intern(orUndefined(type.term)) : type;
    const constant =
      args.length === 0 ? "parameters" in head && head.flags.constant === true : args.every((arg) => arg.constant);
    const term: Term = {
      head,
      args,
      callback,
      context: at,
      type: refined,
      cost,
      value: seen.value,
      key: seen.key,
      kinds: seen.kinds,
      mask,
      constant,
    };
    if (addTerm(term)) {
      classify(term);
      return true;
    }
    if (rows > 0 && mask === allRows && types.assignable(refined, goal) === true) solve(term);
    return false;
  };

  const addVariable = (variable: Variable, at: SearchContext, type: Type, seen: Observation, cost: number): void => {
    const hasNothing = seen.kinds.some((kind) => kind === "undefined" || kind === "null");
    const term: Term = {
      head: variable,
      args: [],
      callback: undefined,
      context: at,
      cost,
      value: seen.value,
      key: seen.key,
      kinds: seen.kinds,
      constant: false,
      type: hasNothing && !type.nullable ? types.intern(orUndefined(type.term)) : type,
      mask: at === root ? maskOf(seen.matches) : 0n,
    };
    if (addTerm(term)) classify(term);
  };

  const openSlots = async (components: readonly Component[]): Promise<void> => {
    const fresh = new Set(
      components.flatMap((component) => component.parameters).filter((type) => !slotTypes.has(type)),
    );
    const expected = new Set(
      components.map((component) => component.returns).filter((type) => !expectedTypes.has(type)),
    );
    for (const type of expected) expectedTypes.add(type);
    // Each question makes the compiler read the file anew, so what terms to come will need is asked about with it.
    await problem.resolver.settle([
      [[...termTypes, ...expectedTypes], fresh],
      [expected, [...slotTypes, goal]],
    ]);
    for (const type of fresh) {
      slotTypes.add(type);
      slots.open(type);
    }
  };

  /** Asks the compiler about new types, sorts new terms in, and installs what new types bring with them. */
  const settle = async (): Promise<void> => {
    while (newTypes.length > 0 || newTerms.length > 0) {
      const typesNow = newTypes;
      newTypes = [];
      await problem.resolver.settle([[typesNow, [...slotTypes, goal]]]);
      for (const term of newTerms) slots.add(term);
      newTerms = [];
      const specs = await problem.growth.forTypes(typesNow);
      await openSlots(await pool.install(specs.filter(problem.isAllowed)));
    }
    statistics.components = pool.components.length;
  };

  /** Opens the elements of arrays whose turn has come. */
  const openContexts = async (level: number): Promise<void> => {
    const isReady = (term: Term): boolean => term.cost + term.context.offset <= level;
    const ready = arrays.filter(isReady);
    arrays = arrays.filter((term) => !isReady(term));
    for (const term of ready) {
      const { depth } = term.context;
      if (
        depth > 1 ||
        term.constant ||
        (depth === 1 && term.cost > INNER_ARRAY_COST) ||
        contexts.length > limits.maxContexts
      )
        continue;
      const opened = await session.openElements({
        context: term.context.id,
        value: term.value,
        maxRows: limits.maxElements,
      });
      if (opened === null || (opened.rows === 0 && rows > 0)) continue;
      const inner = createContext(opened.context, term.context, term, term.context.offset + term.cost + 1);
      contexts.push(inner);
      addVariable({ kind: "element", name: "x" }, inner, types.intern(elementOf(term)), opened.element, 1);
      addVariable(
        { kind: "index", name: "i" },
        inner,
        types.intern({ kind: "primitive", name: "number" }),
        opened.index,
        4,
      );
    }
    statistics.contexts = contexts.length;
  };

  const growTree = (limit: number): void => {
    if (predicates === undefined || partial.length === 0) return;
    const maxDepth = Math.min(3, Math.max(1, Math.floor(rows / 2)));
    const prices = { test: 3, loneExample: 4, maxDepth, isForbidden: problem.isLookup };
    const tree = cheapestDecision(rows, partial, predicates.known, prices, limit);
    if (tree !== undefined) solutions.addTree(tree);
  };

  const hand = function* (level: number): Generator<Solution, void, void> {
    for (const solution of solutions.due(level)) {
      active += now() - resumed;
      yield solution;
      resumed = now();
    }
  };

  await pool.installHigherOrders(higherOrders);
  for (const [i, { name, type }] of problem.parameters.entries()) {
    const seen = session.parameters[i];
    if (seen !== undefined) addVariable({ kind: "parameter", name }, root, type, seen, 1);
  }
  await openSlots(await pool.install(problem.start.filter(problem.isAllowed)));
  await settle();
  for (let level = 1; level <= limits.maxCost && !isOver(); level++) {
    statistics.level = level;
    await evaluation.run(levelOf(level), keep, isOver);
    statistics.evaluations = evaluation.count;
    await settle();
    await openContexts(level);
    await settle();
    await predicates?.learn();
    growTree(level * TREE_LEAD);
    yield* hand(level);
  }
  growTree(Infinity);
  yield* hand(Infinity);
}

const countBits = (mask: bigint): number => mask.toString(2).replaceAll("0", "").length;
const isBoolean = (type: Type): boolean => type.term.kind === "primitive" && type.term.name === "boolean";
