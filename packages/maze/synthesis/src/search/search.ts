import { throwIfAborted, type Application, type EvaluationSession, type Observation, type OperationContext } from "@maze/core";
import type { Component, ComponentSpec, HigherOrder } from "../catalogue/component.ts";
import { higherOrders } from "../catalogue/higher-orders.ts";
import { isNullable, orUndefined } from "../types/shorthand.ts";
import type { Type, TypeTable } from "../types/type-table.ts";
import type { ComponentPool } from "./component-pool.ts";
import { cheapestDecision, type Decision, type Predicate } from "./conditionals.ts";
import { createContext, createSlotBook, type SearchContext } from "./context.ts";
import { createEvidence } from "./evidence.ts";
import { enumerateArguments } from "./enumerate.ts";
import type { Growth } from "./growth.ts";
import { isVariable, maskOf, type Term, type Variable } from "./term.ts";
import type { TypeResolver } from "./type-resolver.ts";

/** One search: a goal, what to start from, and how far to go. */
export interface SearchProblem {
  readonly session: EvaluationSession;
  readonly goal: Type;
  readonly parameters: readonly { name: string; type: Type }[];
  /** Literals, library calls, constructors of the goal. */
  readonly start: readonly ComponentSpec[];
  readonly types: TypeTable;
  readonly pool: ComponentPool;
  readonly growth: Growth;
  readonly resolver: TypeResolver;
  readonly costOfHigherOrder: (line: HigherOrder) => number;
  /** Terms that may not decide or be a result, such as a parameter that equals an example's literal. */
  readonly isOverfitted: (term: Term) => boolean;
  /** Lines that may be used at all. */
  readonly isAllowed: (spec: ComponentSpec) => boolean;
  /** Whether decision trees are tried. */
  readonly conditionals: boolean;
  /** Milliseconds that the evaluator gives a step. */
  readonly stepMs: number;
  readonly limits: SearchLimits;
  readonly now: () => number;
}

export interface SearchLimits {
  readonly timeMs: number;
  readonly maxCost: number;
  readonly maxTerms: number;
  /** Element contexts at the most. */
  readonly maxContexts: number;
  /** Elements of all rows of one element context at the most. */
  readonly maxElements: number;
}

/** A body that gives every expected result. */
export interface Solution {
  readonly decision: Decision;
  readonly cost: number;
}

/** How far a search came. */
export interface SearchStatistics {
  terms: number;
  evaluations: number;
  components: number;
  contexts: number;
  level: number;
  /** Rows that the best term of the goal type matched. */
  bestMatch: number;
  end: "exhausted" | "budget";
}

interface Pending {
  readonly head: Component | HigherOrder;
  readonly args: readonly Term[];
  readonly context: SearchContext;
  readonly callback: SearchContext | undefined;
  readonly cost: number;
  readonly type: Type;
}

/** A solution that leaves a parameter out waits for this much costlier ones that use it. */
const UNUSED_PARAMETER = 7;

/** Levels of waiting for each bit of doubt. */
const DOUBT = 1;

/** A decision tree is tried when plain terms of its cost divided by this have been: its parts are found long before. */
const TREE_LEAD = 1.3;

/** Applications of one request to the evaluator at the most. */
const LARGEST_BATCH = 8192;

/**
 * Best-first search for expressions of the goal type: bottom-up enumeration by cost, one representative for all terms that
 * behave alike on the examples, callbacks in element contexts of their own, decision trees over partial solutions.
 */
export async function* search(problem: SearchProblem, statistics: SearchStatistics, context: OperationContext): AsyncGenerator<Solution, void, void> {
  const { session, types, pool, limits, goal } = problem;
  const root = createContext(0, undefined, undefined, 0);
  const contexts: SearchContext[] = [root];
  const slots = createSlotBook(types, contexts);
  const slotTypes = new Set<Type>();
  const termTypes = new Set<Type>();
  const rows = session.rowCount;
  const allRows = (1n << BigInt(rows)) - 1n;
  const hofs = higherOrders.map((line) => ({ line, cost: problem.costOfHigherOrder(line) }));
  const evidence = createEvidence(rows);
  const partial: Term[] = [];
  const booleans: Term[] = [];
  const predicates: Predicate[] = [];
  const arrays: Term[] = [];
  const suspects = new Set<Pending["head"]>();
  const slow = new Set<Pending["head"]>();
  let batch = 1024;
  let newTerms: Term[] = [];
  let newTypes: Type[] = [];
  let active = 0;
  let resumed = problem.now();
  const spent = (): number => active + (problem.now() - resumed);
  const isOver = (): boolean => spent() > limits.timeMs || statistics.terms > limits.maxTerms;

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

  /** After a level: compiler questions, slots, new components, new contexts. */
  const settle = async (): Promise<void> => {
    while (newTypes.length > 0 || newTerms.length > 0) {
      const typesNow = newTypes;
      newTypes = [];
      await problem.resolver.settle(typesNow, slotTypes);
      await problem.resolver.settle(typesNow, [goal]);
      for (const term of newTerms) slots.add(term);
      newTerms = [];
      const specs = await problem.growth.forTypes(typesNow);
      await openSlots(await pool.install(specs.filter(problem.isAllowed)));
    }
    statistics.components = pool.components.length;
  };

  const openSlots = async (components: readonly Component[]): Promise<void> => {
    const fresh = new Set(components.flatMap((component) => component.parameters).filter((type) => !slotTypes.has(type)));
    if (fresh.size === 0) return;
    await problem.resolver.settle(termTypes, fresh);
    for (const type of fresh) {
      slotTypes.add(type);
      slots.open(type);
    }
  };

  const openContexts = async (level: number): Promise<void> => {
    const ready = arrays.filter((term) => term.context.depth < 2 && term.cost + term.context.offset <= level && !term.constant);
    for (const term of ready) {
      arrays.splice(arrays.indexOf(term), 1);
      if (contexts.length > limits.maxContexts) continue;
      if (term.context.depth === 1 && term.cost > 8) continue;
      const opened = await session.openElements({ context: term.context.id, value: term.value, maxRows: limits.maxElements });
      if (opened === null || (opened.rows === 0 && rows > 0)) continue;
      const inner = createContext(opened.context, term.context, term, term.context.offset + term.cost + 1);
      contexts.push(inner);
      const element = elementType(term.type, types);
      addVariable({ kind: "element", name: "x" }, inner, element, opened.element, 1);
      addVariable({ kind: "index", name: "i" }, inner, types.intern({ kind: "primitive", name: "number" }), opened.index, 4);
    }
    statistics.contexts = contexts.length;
  };

  const addVariable = (variable: Variable, inContext: SearchContext, type: Type, seen: Observation, cost: number): void => {
    const term: Term = {
      head: variable, args: [], callback: undefined, context: inContext, type, cost,
      value: seen.value, key: seen.key, kinds: seen.kinds, mask: maskOf(seen.matches), constant: false,
    };
    if (addTerm(term)) classify(term);
  };

  let solutions: Solution[] = [];
  const solve = (term: Term): void => {
    if (term.constant && problem.parameters.length > 0) return;
    if (problem.isOverfitted(term)) return;
    const unused = problem.parameters.filter(({ name }) => !usesParameter(term, name)).length;
    const decision: Decision = { term, cost: term.cost };
    solutions.push({ decision, cost: term.cost + UNUSED_PARAMETER * unused + doubt(decision) });
  };
  const doubt = (decision: Decision): number => Math.round(DOUBT * evidence.doubt(decision));
  const classify = (term: Term): void => {
    if (term.type.term.kind === "array") arrays.push(term);
    if (term.context !== root || rows === 0) {
      if (term.context === root && fitsGoal(term)) solve(term);
      return;
    }
    if (isBoolean(term.type)) evidence.addTest(term);
    if (fitsGoal(term)) evidence.addResult(term);
    if (isBoolean(term.type) && !term.constant && !problem.isOverfitted(term)) booleans.push(term);
    if (!fitsGoal(term) || term.mask === 0n) return;
    statistics.bestMatch = Math.max(statistics.bestMatch, countBits(term.mask));
    if (term.mask === allRows) solve(term);
    else partial.push(term);
  };
  const fitsGoal = (term: Term): boolean => types.assignable(term.type, goal) === true;

  const evaluate = async (pending: readonly Pending[]): Promise<void> => {
    for (let at = 0; at < pending.length && !isOver(); ) {
      throwIfAborted(context.signal);
      const chunk = pending.slice(at, at + batch).filter(({ head }) => !slow.has(head));
      at += batch;
      const began = problem.now();
      const seen = await session.apply(chunk.map(applicationOf), { signal: context.signal });
      statistics.evaluations += chunk.length;
      for (const [i, entry] of chunk.entries()) {
        const observation = seen[i];
        if (observation !== undefined) keep(entry, observation);
      }
      const took = problem.now() - began;
      if (took > problem.stepMs) suspect(chunk, seen);
      batch = Math.min(LARGEST_BATCH, Math.max(256, took < 30 ? batch * 2 : took > 100 ? batch >> 1 : batch));
    }
  };

  /** Components whose every application failed in a batch that ran over time are left out from then on. */
  const suspect = (chunk: readonly Pending[], seen: readonly Observation[]): void => {
    const failures = new Map<Pending["head"], boolean>();
    for (const [i, { head }] of chunk.entries()) {
      const failed = (seen[i]?.kinds ?? []).includes("error");
      failures.set(head, failed && (failures.get(head) ?? true));
    }
    for (const [head, failed] of failures) {
      if (!failed) continue;
      if (suspects.has(head)) slow.add(head);
      suspects.add(head);
    }
  };

  const applicationOf = ({ head, args, context: at, callback }: Pending): Application => {
    const component = pool.indexOf(head) ?? 0;
    if (callback === undefined) return { context: at.id, component, args: args.map(({ value }) => ({ value })) };
    const [array, body] = args;
    return { context: at.id, component, args: [{ value: array?.value ?? 0 }, { callback: callback.id, body: body?.value ?? 0 }] };
  };

  const keep = ({ head, args, context: at, callback, cost, type }: Pending, seen: Observation): void => {
    const mask = at === root ? maskOf(seen.matches) : 0n;
    let nothing = 0;
    let errors = 0;
    for (const kind of seen.kinds) {
      if (kind === "error") errors++;
      else if (kind === "undefined" || kind === "null") nothing++;
    }
    if (seen.kinds.length > 0 && errors === seen.kinds.length && mask === 0n) return;
    if (seen.kinds.length > 0 && nothing + errors === seen.kinds.length && mask === 0n) return;
    const refined = nothing > 0 && !isNullable(type.term) ? types.intern(orUndefined(type.term)) : type;
    const constant = args.length === 0 ? "parameters" in head && head.flags.constant === true : args.every((arg) => arg.constant);
    const term: Term = { head, args, callback, context: at, type: refined, cost, value: seen.value, key: seen.key, kinds: seen.kinds, mask, constant };
    if (!addTerm(term)) {
      if (rows > 0 && mask === allRows && solutions.length < 64 && fitsGoal(term)) solve(term);
      return;
    }
    classify(term);
  };

  const levelOf = (level: number): Pending[] => {
    const pending: Pending[] = [];
    for (const at of contexts) {
      const local = level - at.offset;
      if (local < 1) continue;
      for (const component of pool.components) {
        const left = local - component.cost;
        if (left < 0 || !isUseful(component.returns)) continue;
        if (component.parameters.length === 0) {
          if (left === 0 && at === root) pending.push({ head: component, args: [], context: at, callback: undefined, cost: local, type: component.returns });
          continue;
        }
        if (left < component.parameters.length) continue;
        enumerateArguments(component, at, left, slots, (args) => {
          if (pending.length < 400_000) pending.push({ head: component, args: [...args], context: at, callback: undefined, cost: local, type: component.returns });
        });
      }
      if (at.over === undefined || at.parent === undefined) continue;
      const element = elementType(at.over.type, types);
      for (const { line, cost } of hofs) {
        const total = level - at.parent.offset;
        const bodies = at.byCost[total - cost - at.over.cost - 1];
        if (bodies === undefined) continue;
        for (const body of bodies) {
          const result = line.accepts(element.term, body.type.term, at.over.type.term);
          if (result === null || (isVariable(body.head) && line.name === "array.map" && body.head.kind === "element")) continue;
          pending.push({ head: line, args: [at.over, body], context: at.parent, callback: at, cost: total, type: types.intern(result) });
        }
      }
    }
    return pending;
  };

  const isUseful = (type: Type): boolean =>
    !(type.term.kind === "primitive" && ["any", "unknown", "void", "never", "undefined", "null"].includes(type.term.name));

  /** Truth values of new predicates: a value of one kind for true, of another for false. */
  const truthIndex = rows < 2 ? null : (await session.addComponents(["(p) => (p === true ? 1 : p === false ? null : undefined)"]))[0] ?? null;
  const learnPredicates = async (): Promise<void> => {
    if (truthIndex === null || booleans.length === 0) return;
    const batch = booleans.splice(0);
    const seen = await session.apply(batch.map((term) => ({ context: 0, component: truthIndex, args: [{ value: term.value }] })));
    for (const [i, term] of batch.entries()) {
      const kinds = seen[i]?.kinds ?? [];
      if (!kinds.every((kind) => kind === "number" || kind === "null")) continue;
      let holds = 0n;
      for (const [row, kind] of kinds.entries()) if (kind === "number") holds |= 1n << BigInt(row);
      if (!predicates.some((known) => known.holds === holds)) predicates.push({ term, holds });
    }
  };

  await pool.installHigherOrders(higherOrders);
  for (const [i, { name, type }] of problem.parameters.entries()) {
    const seen = session.parameters[i];
    if (seen === undefined) continue;
    termTypes.add(type);
    newTypes.push(type);
    const refined = seen.kinds.some((kind) => kind === "undefined" || kind === "null") && !isNullable(type.term) ? types.intern(orUndefined(type.term)) : type;
    addVariable({ kind: "parameter", name }, root, refined, seen, 1);
  }
  await openSlots(await pool.install(problem.start.filter(problem.isAllowed)));
  await settle();

  const emitted = new Set<Term>();
  let bestTree = Infinity;
  const growTree = (limit: number): void => {
    if (!problem.conditionals || rows < 2 || partial.length === 0 || predicates.length === 0) return;
    const prices = { test: 3, loneExample: 4, maxDepth: Math.min(3, Math.max(1, Math.floor(rows / 2))) };
    const tree = cheapestDecision(rows, partial, predicates, prices, limit);
    if (tree === undefined || "term" in tree || tree.cost >= bestTree) return;
    bestTree = tree.cost;
    solutions.push({ decision: tree, cost: tree.cost / TREE_LEAD + doubt(tree) });
  };
  /** Solutions whose turn has come, cheapest first. */
  const ready = function* (level: number): Generator<Solution, void, void> {
    solutions.sort((a, b) => a.cost - b.cost);
    const due = solutions.filter((solution) => solution.cost <= level);
    solutions = solutions.filter((solution) => solution.cost > level);
    for (const solution of due) {
      if ("term" in solution.decision) {
        if (emitted.has(solution.decision.term)) continue;
        emitted.add(solution.decision.term);
      }
      active += problem.now() - resumed;
      yield solution;
      resumed = problem.now();
    }
  };
  statistics.end = "exhausted";
  for (let level = 1; level <= limits.maxCost; level++) {
    if (isOver()) {
      statistics.end = "budget";
      break;
    }
    statistics.level = level;
    await evaluate(levelOf(level));
    await settle();
    await openContexts(level);
    await settle();
    await learnPredicates();
    growTree(level * TREE_LEAD);
    yield* ready(level);
  }
  growTree(Infinity);
  yield* ready(Infinity);
}

function usesParameter(term: Term, name: string): boolean {
  return isVariable(term.head) ? term.head.kind === "parameter" && term.head.name === name : term.args.some((arg) => usesParameter(arg, name));
}

const countBits = (mask: bigint): number => mask.toString(2).replaceAll("0", "").length;
const isBoolean = (type: Type): boolean => type.term.kind === "primitive" && type.term.name === "boolean";

function elementType(array: Type, types: TypeTable): Type {
  return array.term.kind === "array" ? types.intern(array.term.element) : array;
}
