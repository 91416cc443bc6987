import type { Decision } from "./conditionals.ts";
import type { Evidence } from "./evidence.ts";
import { isVariable, type Term } from "./term.ts";

/** A body that gives every expected result. */
export interface Solution {
  readonly decision: Decision;
  /** Cost with all surcharges: the level at which it is due. */
  readonly cost: number;
  /** Others that gave every expected result by then and were not handed out yet, nearest first. */
  readonly rivals: readonly Decision[];
}

/** Solutions that wait for their turn. */
export interface SolutionQueue {
  addTerm(term: Term): void;
  addTree(tree: Decision): void;
  /** Takes the solutions that are due at a level, cheapest first. */
  due(level: number): Solution[];
}

/** A solution that leaves a parameter out waits for this much costlier ones that use it. */
const UNUSED_PARAMETER = 7;

/** A decision tree is due at its cost divided by this: its parts are found long before plain terms of its cost. */
export const TREE_LEAD = 1.3;

/** Levels of waiting for each bit of doubt. */
const DOUBT = 1;

/** Solutions at the most that wait at one time. */
const LONGEST = 64;

export function createSolutionQueue(parameters: readonly string[], evidence: Evidence): SolutionQueue {
  let waiting: { decision: Decision; own: number }[] = [];
  const emitted = new Set<Term>();
  let cheapestTree = Infinity;
  const unused = (decision: Decision): number =>
    UNUSED_PARAMETER * parameters.filter((name) => !decisionUses(decision, name)).length;
  return {
    addTerm(term) {
      if (waiting.length >= LONGEST || (term.constant && parameters.length > 0)) return;
      const decision: Decision = { term, cost: term.cost };
      waiting.push({ decision, own: term.cost + unused(decision) });
    },
    addTree(tree) {
      if ("term" in tree || tree.cost >= cheapestTree) return;
      cheapestTree = tree.cost;
      waiting.push({ decision: tree, own: tree.cost / TREE_LEAD + unused(tree) });
    },
    due(level) {
      // Doubt changes as the search learns how easily each row is matched, so it is counted anew each time.
      const ranked = waiting.map((entry) => ({
        entry,
        cost: entry.own + Math.round(DOUBT * evidence.doubt(entry.decision)),
      }));
      const ready = ranked.filter(({ cost }) => cost <= level).sort((a, b) => a.cost - b.cost);
      const taken = new Set(ready.map(({ entry }) => entry));
      waiting = waiting.filter((entry) => !taken.has(entry));
      const fresh = ready.filter(({ entry: { decision } }) => {
        if (!("term" in decision)) return true;
        if (emitted.has(decision.term)) return false;
        emitted.add(decision.term);
        return true;
      });
      const later = waiting.toSorted((a, b) => a.own - b.own).map(({ decision }) => decision);
      return fresh.map(({ entry: { decision }, cost }, at): Solution => {
        const rivals = [...fresh.slice(at + 1).map(({ entry }) => entry.decision), ...later];
        return { decision, cost, rivals };
      });
    },
  };
}

function decisionUses(decision: Decision, name: string): boolean {
  if ("term" in decision) return termUses(decision.term, name);
  return termUses(decision.test, name) || decisionUses(decision.then, name) || decisionUses(decision.otherwise, name);
}

function termUses(term: Term, name: string): boolean {
  return isVariable(term.head)
    ? term.head.kind === "parameter" && term.head.name === name
    : term.args.some((arg) => termUses(arg, name));
}
