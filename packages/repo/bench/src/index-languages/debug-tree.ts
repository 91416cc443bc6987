/** A value as Rust prints it for debugging: `key: head` with what stands between its brackets, one a line. */
export interface DebugValue {
  readonly key: string;
  /** `Item`, `Some`, `None`, a name such as `half#0`; empty for a list. */
  readonly head: string;
  readonly children: DebugValue[];
}

/** Values that say nothing about what is declared, and hold most of the text. */
const SKIPPED = /^(?:attrs|generics|sig|tokens|expr|args|where_clause|disr_expr|vis|body): .*[{([]$/;

/** Reads what `{:#?}` prints. `path` of a value is not kept; lists and tuples have values without a key. */
export function parseDebug(text: string): DebugValue {
  const root: DebugValue = { key: "", head: "", children: [] };
  const open: DebugValue[] = [root];
  let skippedTo = -1;
  for (const line of text.split("\n")) {
    const depth = line.length - line.trimStart().length;
    const content = line.trim().replace(/,$/, "");
    if (content === "") continue;
    if (skippedTo >= 0) {
      if (depth <= skippedTo) skippedTo = -1;
      continue;
    }
    if (/^[\])}]+$/.test(content)) {
      open.pop();
      continue;
    }
    if (SKIPPED.test(content)) {
      skippedTo = depth;
      continue;
    }
    const [, key = "", rest = ""] = /^(?:([a-z_]\w*): )?(.*)$/s.exec(content) ?? [];
    const opens = /[{([]$/.test(rest) && !/^"/.test(rest);
    const value: DebugValue = { key, head: opens ? rest.slice(0, -1).trim() : rest, children: [] };
    open.at(-1)?.children.push(value);
    if (opens) open.push(value);
  }
  return root;
}

/** The value under a key. */
export const valueAt = ({ children }: DebugValue, key: string): DebugValue | undefined =>
  children.find((child) => child.key === key);
