import { MazeError } from "@maze/core";
import { createDerivatives } from "../derivative/derivatives.ts";
import { createFollowConstraints } from "../derivative/follow-constraints.ts";
import { createGoalReader } from "../derivative/goals.ts";
import type { Goals, Instance } from "../derivative/goals.ts";
import type { Pattern } from "../pattern/pattern.ts";
import { choice, pattern as patternExpression, rule, sequence } from "./expression-builders.ts";
import type { Expression, Grammar, Rule } from "./grammar.ts";
import { patternOf } from "./pattern-of-expression.ts";
import { simplifyGrammar } from "./simplify-grammar.ts";
import { createTextStates } from "./text-states.ts";
import type { TextState } from "./text-states.ts";

/** States of texts, and steps within a lexeme: the work grows with a higher power of them. */
const MOST_STATES = 200;

/** How large a product may become. */
export interface IntersectOptions {
  /** Places in rules from one state, and rules of the result, at most. Default 20,000. States of the pattern are at most 200. */
  readonly limit?: number | undefined;
}

/** A place in a derivation, and the state of the text at it. */
interface Place {
  readonly key: string;
  readonly instance: Instance;
  readonly goals: Goals;
  readonly state: TextState;
}
/** A way on from a place: by words or by an instance that ends in a state. */
interface Edge {
  readonly to: Place;
  readonly words?: Expression | undefined;
  readonly called?: { readonly place: Place; readonly end: TextState } | undefined;
}

/**
 * The sentences of a grammar that a pattern matches, as a grammar without terminals: what surrounds lexemes is written
 * out in it (the product of a grammar and an automaton; Bar-Hillel, Perles and Shamir, 1961).
 *
 * @throws MazeError `MAZE_GRAMMAR_LIMIT` when the product becomes too large, also where parameters never repeat;
 * `MAZE_GRAMMAR_UNDEFINED` for a name that is not defined
 */
export function intersectWithRegular(grammar: Grammar, pattern: Pattern, options: IntersectOptions = {}): Grammar {
  const limit = options.limit ?? 20_000;
  const derivatives = createDerivatives();
  const constraints = createFollowConstraints(derivatives);
  const reader = createGoalReader(derivatives);
  const states = createTextStates(derivatives, constraints, derivatives.of(pattern), Math.min(limit, MOST_STATES));

  const places = new Map<string, Place>();
  const edges = new Map<Place, Edge[]>();
  /** The states in which what begins at a place can end. */
  const ends = new Map<Place, Set<TextState>>();
  /** Places whose ends grow with those of a place. */
  const before = new Map<Place, Set<Place>>();
  const waiting: Place[] = [];

  const placeOf = (instance: Instance, goals: Goals, state: TextState): Place => {
    const key = `${instance.id}/${goals?.id ?? ""}/${state.id}`;
    const known = places.get(key);
    if (known) return known;
    if (places.size >= limit) {
      throw new MazeError({ code: "MAZE_GRAMMAR_LIMIT", message: `The product has more than ${limit} places.` });
    }
    const made: Place = { key, instance, goals, state };
    places.set(key, made);
    ends.set(made, new Set(goals === null ? [state] : []));
    waiting.push(made);
    return made;
  };
  const link = (from: Place, to: Place): void => {
    before.set(to, (before.get(to) ?? new Set()).add(from));
  };
  const addEdge = (from: Place, edge: Edge): void => {
    edges.set(from, [...(edges.get(from) ?? []), edge]);
    link(from, edge.to);
  };
  /** Instances called from a place, and the ends for which there is an edge already. */
  const calls = new Map<Place, { readonly called: Place; readonly done: Set<TextState> }>();

  const expand = (place: Place): void => {
    const { instance, goals, state } = place;
    if (goals === null) return;
    const demand = reader.demand(instance, goals);
    if (demand.kind === "goals") {
      for (const alternative of demand.alternatives) addEdge(place, { to: placeOf(instance, alternative, state) });
    } else if (demand.kind === "call") {
      const called = placeOf(demand.instance, reader.goals(demand.instance.body, null), state);
      calls.set(place, { called, done: new Set() });
      link(place, called);
    } else {
      for (const [end, words] of states.ends(state, demand.expression)) {
        const after = demand.notBefore === undefined ? end : states.forbid(end, demand.notBefore);
        if (!after) continue;
        const to = placeOf(instance, goals.tail, after);
        addEdge(place, { to, words: patternExpression(patternOf(words)) });
      }
    }
  };
  /** Takes over the ends of what follows. True when there are more than before. */
  const propagate = (place: Place): boolean => {
    const call = calls.get(place);
    for (const end of call ? (ends.get(call.called) ?? []) : []) {
      if (!call || call.done.has(end)) continue;
      call.done.add(end);
      addEdge(place, {
        to: placeOf(place.instance, place.goals?.tail ?? null, end),
        called: { place: call.called, end },
      });
    }
    const own = ends.get(place) ?? new Set();
    const size = own.size;
    for (const { to } of edges.get(place) ?? []) for (const end of ends.get(to) ?? []) own.add(end);
    return own.size > size;
  };

  const root = reader.language(grammar);
  const start = states.first && placeOf(root, reader.goals(root.body, null), states.first);
  const dirty = new Set<Place>();
  while (waiting.length > 0 || dirty.size > 0) {
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      expand(place);
      dirty.add(place);
      for (const earlier of before.get(place) ?? []) dirty.add(earlier);
    }
    for (const place of [...dirty]) {
      dirty.delete(place);
      if (propagate(place) || place.goals === null) for (const earlier of before.get(place) ?? []) dirty.add(earlier);
    }
  }

  const rules: Record<string, Rule> = {};
  const wanted: [Place, TextState][] = [];
  const ruleOf = (place: Place, end: TextState): Expression => {
    const name = `${place.instance.name}/${place.key}/${end.id}`;
    if (!Object.hasOwn(rules, name)) {
      if (wanted.length >= limit) {
        throw new MazeError({ code: "MAZE_GRAMMAR_LIMIT", message: `The product has more than ${limit} rules.` });
      }
      rules[name] = { body: choice() };
      wanted.push([place, end]);
    }
    return rule(name);
  };
  const accepting = [...((start && ends.get(start)) ?? [])].filter(({ rest }) => rest.nullable);
  const body = choice(...accepting.flatMap((end) => (start ? [ruleOf(start, end)] : [])));
  for (const [place, end] of wanted) {
    const options: Expression[] = place.goals === null && place.state === end ? [sequence()] : [];
    for (const { to, words, called } of edges.get(place) ?? []) {
      if (!ends.get(to)?.has(end)) continue;
      const first = called ? ruleOf(called.place, called.end) : (words ?? sequence());
      options.push(sequence(first, ruleOf(to, end)));
    }
    rules[`${place.instance.name}/${place.key}/${end.id}`] = { body: choice(...options) };
  }
  const { name } = grammar;
  return simplifyGrammar({ name, start: "start", rules: { start: { body }, ...rules }, terminals: {}, trivia: {} });
}
