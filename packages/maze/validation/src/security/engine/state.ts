import { type Fact, madeSafe, type Root, UNKNOWN, type Value, type Variable, joined } from "./value.ts";

/** What a branch left the variables as. */
export interface Branch {
  readonly changes: ReadonlyMap<Variable, Value>;
  readonly exits: boolean;
}

/** The variables' values on the path that is followed, with a way back from each branch. */
export class State {
  readonly #logs: Map<Variable, Value>[] = [];

  set(variable: Variable, value: Value): void {
    const log = this.#logs.at(-1);
    if (log !== undefined && !log.has(variable)) log.set(variable, variable.value);
    variable.value = value;
  }

  /** Follows a branch and takes back what it changed. */
  branch(run: () => boolean): Branch {
    const log = new Map<Variable, Value>();
    this.#logs.push(log);
    let exits = false;
    try {
      exits = run();
    } finally {
      this.#logs.pop();
    }
    const changes = new Map<Variable, Value>();
    for (const [variable, before] of log) {
      changes.set(variable, variable.value);
      variable.value = before;
    }
    return { changes, exits };
  }

  /** Goes on with what holds after either of the branches. */
  merge(branches: readonly Branch[]): void {
    const open = branches.filter(({ exits }) => !exits);
    const changed = new Set(open.flatMap(({ changes }) => [...changes.keys()]));
    for (const variable of changed) {
      const values = open.map(({ changes }) => changes.get(variable) ?? variable.value);
      this.set(
        variable,
        values.reduce((a, b) => joined(a, b)),
      );
    }
  }

  /** The values that changed since the innermost branch began. */
  changesSince(depth: number): ReadonlyMap<Variable, Value> {
    const changed = new Map<Variable, Value>();
    for (const log of this.#logs.slice(depth)) for (const variable of log.keys()) changed.set(variable, variable.value);
    return changed;
  }

  get depth(): number {
    return this.#logs.length;
  }

  /** What was checked is safe from here on. */
  learn(facts: readonly Fact[] | undefined): void {
    for (const { root, mask } of facts ?? []) {
      this.set(
        root.variable,
        changedAt(root.variable.value, root, 0, (value) => madeSafe(value, mask & root.mask)),
      );
    }
  }

  write(root: Root, value: Value): void {
    this.set(
      root.variable,
      changedAt(root.variable.value, root, 0, () => value),
    );
  }
}

/** A value in which the one at a path is another; taints of the whole go down to a part that gets its own entry. */
function changedAt(value: Value, root: Root, at: number, change: (value: Value) => Value): Value {
  const name = root.path[at];
  if (name === undefined) return change(value);
  const own = value.fields?.get(name) ?? { ...UNKNOWN, taints: value.taints };
  return { ...value, fields: new Map(value.fields).set(name, changedAt(own, root, at + 1, change)) };
}
