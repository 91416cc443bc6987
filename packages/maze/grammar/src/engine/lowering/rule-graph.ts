import type { Expression, Grammar } from "../../ast/grammar.ts";
import { defined } from "./terminals.ts";

/** Which rules of a grammar use which, in an order in which a rule comes after those that it uses. */
export interface RuleGraph {
  /** All rules that `start`s reach; a rule comes after the rules that it uses, but for those that use it back. */
  readonly order: readonly string[];
  /** The rules that use a rule. */
  readonly users: ReadonlyMap<string, readonly string[]>;
  /** How a rule uses itself: not at all, directly alone, or by way of other rules. */
  recursionOf(name: string): "none" | "direct" | "mutual";
}

/** Rules that an expression names. */
export function rulesIn(expression: Expression): Set<string> {
  const names = new Set<string>();
  const todo = [expression];
  for (let next = todo.pop(); next; next = todo.pop()) {
    switch (next.kind) {
      case "rule":
        names.add(next.name);
        break;
      case "sequence":
        todo.push(...next.items);
        break;
      case "choice":
        for (const option of next.options) todo.push(option);
        break;
      case "repeat":
        todo.push(next.item);
        if (next.separator) todo.push(next.separator);
        break;
      case "when":
      case "tagged":
        todo.push(next.item);
        break;
      case "token":
      case "pattern":
      case "embedded":
        break;
    }
  }
  return names;
}

/** The graph of the rules that can be reached from `start` (Tarjan 1972, without recursion). */
export function ruleGraph(grammar: Grammar, start: string): RuleGraph {
  const uses = new Map<string, string[]>();
  const usesOf = (name: string): string[] => {
    let found = uses.get(name);
    if (!found) {
      found = [...rulesIn(defined(grammar.rules, name, "the rule", grammar).body)];
      uses.set(name, found);
    }
    return found;
  };
  const order: string[] = [];
  const recursion = new Map<string, "none" | "direct" | "mutual">();
  const numbers = new Map<string, number>();
  const lows = new Map<string, number>();
  const component: string[] = [];
  const inComponent = new Set<string>();
  const enter = (name: string): { name: string; next: number } => {
    numbers.set(name, numbers.size);
    lows.set(name, numbers.size - 1);
    component.push(name);
    inComponent.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, value: number): void => {
    lows.set(name, Math.min(lows.get(name) ?? value, value));
  };
  const stack = [enter(start)];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { name } = top;
    const used = usesOf(name)[top.next++];
    if (used !== undefined) {
      if (!numbers.has(used)) stack.push(enter(used));
      else if (inComponent.has(used)) lower(name, numbers.get(used) as number);
      continue;
    }
    stack.pop();
    const parent = stack.at(-1);
    if (parent) lower(parent.name, lows.get(name) as number);
    if (lows.get(name) !== numbers.get(name)) continue;
    const members = component.splice(component.lastIndexOf(name));
    for (const member of members) {
      inComponent.delete(member);
      order.push(member);
      const direct = usesOf(member).includes(member) ? "direct" : "none";
      recursion.set(member, members.length > 1 ? "mutual" : direct);
    }
  }
  const users = new Map<string, string[]>();
  for (const [name, used] of uses) {
    for (const one of used) {
      const list = users.get(one);
      if (list) list.push(name);
      else users.set(one, [name]);
    }
  }
  return { order, users, recursionOf: (name) => recursion.get(name) ?? "none" };
}
