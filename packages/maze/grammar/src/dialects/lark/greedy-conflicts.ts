import type { Pattern } from "../../pattern/pattern.ts";
import { intersectRanges, normalizeRanges } from "../../pattern/character-ranges.ts";
import { textAutomaton, type TextAutomaton } from "../automaton/text-automaton.ts";
import type { Points } from "../text-grammar/first-and-follow.ts";

/** Characters with which some word of `lexeme` and more of `other` would go on: a greedy lexer reads on there. */
function goingOn(lexeme: TextAutomaton, other: TextAutomaton): Points {
  const found: (readonly [number, number])[] = [];
  const seen = new Set<string>();
  const queue: [number, number, boolean][] = [[lexeme.start, other.start, false]];
  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    const [a, b, begun] = pair;
    const key = `${String(a)},${String(b)},${String(begun)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const left = lexeme.states[a];
    const right = other.states[b];
    if (left === undefined || right === undefined) continue;
    if (begun && left.accepting) found.push(...right.transitions.flatMap(({ ranges }) => ranges));
    for (const one of left.transitions) {
      for (const two of right.transitions) {
        if (intersectRanges(one.ranges, two.ranges).length > 0) queue.push([one.target, two.target, true]);
      }
    }
  }
  return normalizeRanges(found);
}

/** Lexemes that a greedy lexer could read past their end, given what can follow each. Both of a pair are named. */
export function greedyConflicts(
  lexemes: ReadonlyMap<string, Pattern>,
  follow: ReadonlyMap<string, Points>,
): Set<string> {
  const automata = new Map([...lexemes].map(([key, pattern]) => [key, textAutomaton(pattern)]));
  const conflicts = new Set<string>();
  for (const [key, automaton] of automata) {
    const after = follow.get(key) ?? [];
    if (after.length === 0) continue;
    for (const [other, second] of automata) {
      if (intersectRanges(goingOn(automaton, second), after).length > 0) conflicts.add(key).add(other);
    }
  }
  return conflicts;
}
