import { MazeError } from "@maze/core";
import type { Expression, Grammar } from "./grammar.ts";
import { mapExpression } from "./map-expression.ts";

/** The new name of a name; the name itself for what keeps it. */
export type Renaming = ((name: string) => string) | Readonly<Record<string, string>>;

const toFunction = (renaming: Renaming): ((name: string) => string) =>
  typeof renaming === "function"
    ? renaming
    : (name) => (Object.hasOwn(renaming, name) ? (renaming[name] ?? name) : name);

function renameKeys<T>(
  what: string,
  items: Readonly<Record<string, T>>,
  rename: (name: string) => string,
): Record<string, T> {
  const renamed: Record<string, T> = {};
  for (const [name, item] of Object.entries(items)) {
    const next = rename(name);
    if (Object.hasOwn(renamed, next)) {
      throw new MazeError({
        code: "MAZE_GRAMMAR_UNSUPPORTED",
        message: `Two ${what} would have the name "${next}".`,
        hint: "Give each another name.",
      });
    }
    renamed[next] = item;
  }
  return renamed;
}

const mapBodies = (grammar: Grammar, map: (part: Expression) => Expression): Grammar["rules"] =>
  Object.fromEntries(
    Object.entries(grammar.rules).map(([name, rule]) => [name, { ...rule, body: mapExpression(rule.body, map) }]),
  );

/**
 * The grammar with other names for its rules, also where they are used. Embedded grammars keep theirs.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNSUPPORTED` when two rules would have one name
 */
export function renameRules(grammar: Grammar, renaming: Renaming): Grammar {
  const rename = toFunction(renaming);
  const rules = mapBodies(grammar, (part) => (part.kind === "rule" ? { ...part, name: rename(part.name) } : part));
  return { ...grammar, start: rename(grammar.start), rules: renameKeys("rules", rules, rename) };
}

/**
 * The grammar with other names for its terminals, also where they are used. Embedded grammars keep theirs.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNSUPPORTED` when two terminals would have one name
 */
export function renameTerminals(grammar: Grammar, renaming: Renaming): Grammar {
  const rename = toFunction(renaming);
  const rules = mapBodies(grammar, (part) => (part.kind === "token" ? { ...part, name: rename(part.name) } : part));
  return { ...grammar, rules, terminals: renameKeys("terminals", grammar.terminals, rename) };
}
