import { type Characters, parseRegex, type RegexNode } from "./parse-regex.ts";

/** States of an automaton without empty steps: its characters, and where it goes on. */
interface Automaton {
  readonly characters: readonly Characters[];
  readonly next: readonly (readonly Edge[])[];
}

interface Edge {
  readonly to: number;
}

const MOST_STATES = 90;
const STEPS_PER_CHARACTER = 2000;
const MOST_REPEATS = 3;

/**
 * A character of a text that a pattern can match in exponentially many ways before it fails; `undefined` where there is
 * none, or the pattern is too large to tell. After A. Weideman et al., "Analyzing matching time behavior of backtracking
 * regular expression matchers by using ambiguity of NFA" (CIAA 2016): two different ways from a state back to itself.
 */
export function ambiguityOf(source: string): string | undefined {
  // Only a repetition of a repetition or of a choice can be exponential.
  if (source.length > 2000 || !/\)(?:[*+]|\{\d+,\d*\}|\{\d{2,}\})/.test(source)) return undefined;
  const tree = parseRegex(source);
  if (tree === undefined) return undefined;
  return ambiguousWord(tree, source);
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

/** Positions of Glushkov's construction; an edge for each way, so that two ways to the same place are two edges. */
function ambiguousWord(tree: RegexNode, source: string): string | undefined {
  const characters: Characters[] = [];
  const next: Edge[][] = [];
  let word: string | undefined;
  const budget = { steps: source.length * STEPS_PER_CHARACTER };
  const connect = (from: readonly number[], to: readonly number[]): void => {
    for (const a of from) for (const b of to) next[a]?.push({ to: b });
  };
  const position = (of: Characters): number => {
    characters.push(of);
    next.push([]);
    return characters.length - 1;
  };
  const walk = (node: RegexNode, canFail: boolean): Fragment => {
    if (characters.length > MOST_STATES) return EMPTY;
    switch (node.kind) {
      case "characters": {
        const at = position(node.of);
        return { first: [at], last: [at], nullable: false };
      }
      case "sequence": {
        // What comes after decides whether a way can fail.
        const after: boolean[] = [];
        let fails = canFail;
        for (let at = node.parts.length - 1; at >= 0; at--) {
          after[at] = fails;
          fails ||= mustMatch(node.parts[at]);
        }
        return node.parts
          .map((part, at) => walk(part, after[at] ?? canFail))
          .reduce((a, b) => {
            connect(a.last, b.first);
            return sequenceOf(a, b);
          }, EMPTY);
      }
      case "choice": {
        const options = node.options.map((option) => walk(option, canFail));
        return {
          first: options.flatMap(({ first }) => first),
          last: options.flatMap(({ last }) => last),
          nullable: options.some(({ nullable }) => nullable),
        };
      }
      case "repeat": {
        if (node.most <= 1) {
          const body = walk(node.body, canFail);
          return { ...body, nullable: node.least === 0 || body.nullable };
        }
        // Many rounds are like endless ones.
        const endless = node.most >= 10;
        const from = characters.length;
        const body = walk(node.body, canFail);
        if (endless) connect(body.last, body.first);
        // Before the loops around it get their edges: a loop that cannot fail never goes back.
        if (endless && canFail) word ??= ambiguousLoop({ characters, next }, from, budget);
        let all = body;
        for (let round = 1; !endless && round < Math.min(node.most, MOST_REPEATS); round++) {
          const more = walk(node.body, canFail);
          connect(all.last, more.first);
          all = sequenceOf(all, { ...more, nullable: more.nullable || round >= node.least });
        }
        return { ...all, nullable: all.nullable || node.least === 0 };
      }
      default:
        return EMPTY;
    }
  };
  walk(tree, false);
  return characters.length > MOST_STATES ? undefined : word;
}

const EMPTY: Fragment = { first: [], last: [], nullable: true };

const sequenceOf = (a: Fragment, b: Fragment): Fragment => ({
  first: a.nullable ? [...a.first, ...b.first] : a.first,
  last: b.nullable ? [...a.last, ...b.last] : b.last,
  nullable: a.nullable && b.nullable,
});

/** Whether a part can refuse what comes. */
function mustMatch(node: RegexNode | undefined): boolean {
  switch (node?.kind) {
    case "characters":
    case "assertion":
      return true;
    case "sequence":
      return node.parts.some(mustMatch);
    case "choice":
      return node.options.every(mustMatch);
    case "repeat":
      return node.least > 0 && mustMatch(node.body);
    default:
      return false;
  }
}

/** Two ways around from a state: in the graph of pairs, (q, q) reaches a pair of two different ways and comes back. */
function ambiguousLoop({ characters, next }: Automaton, from: number, budget: { steps: number }): string | undefined {
  const count = characters.length;
  const pair = (a: number, b: number): number => a * count + b;
  for (let start = from; start < count; start++) {
    if (!reaches(next, start, start)) continue;
    // Pairs that are reached from (start, start), once with equal and once with different ways.
    const seen = new Uint8Array(count * count * 2);
    const todo: [number, number, 0 | 1][] = [[start, start, 0]];
    while (todo.length > 0) {
      const [a, b, apart] = todo.pop() ?? [0, 0, 0];
      const left = next[a] ?? [];
      const right = next[b] ?? [];
      for (let i = 0; i < left.length; i++)
        for (let j = 0; j < right.length; j++) {
          if (--budget.steps < 0) return undefined;
          const x = left[i]?.to ?? 0;
          const y = right[j]?.to ?? 0;
          const different: 0 | 1 = apart === 1 || (a === b ? i !== j : true) ? 1 : 0;
          const common = shared(characters[x] ?? [], characters[y] ?? []);
          if (common === undefined) continue;
          if (x === start && y === start && different === 1) return String.fromCharCode(common);
          const key = pair(x, y) * 2 + different;
          if (seen[key] === 1) continue;
          seen[key] = 1;
          todo.push([x, y, different]);
        }
    }
  }
  return undefined;
}

function reaches(next: Automaton["next"], from: number, to: number): boolean {
  const seen = new Set<number>();
  const todo = [from];
  while (todo.length > 0) {
    for (const edge of next[todo.pop() ?? 0] ?? []) {
      if (edge.to === to) return true;
      if (!seen.has(edge.to)) {
        seen.add(edge.to);
        todo.push(edge.to);
      }
    }
  }
  return false;
}

function shared(a: Characters, b: Characters): number | undefined {
  for (const [from, to] of a)
    for (const [low, high] of b) if (Math.max(from, low) <= Math.min(to, high)) return Math.max(from, low);
  return undefined;
}
