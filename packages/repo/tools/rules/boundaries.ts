import { arrows, reachable } from "./arrows.ts";

/** The tag of a package in `turbo boundaries`: `@maze/core` is `maze-core`. */
export function tagOf(name: string): string {
  return name.slice(1).replace("/", "-");
}

export interface TurboBoundaries {
  readonly tags: Readonly<Record<string, { readonly dependencies: { readonly deny: readonly string[] } }>>;
}

/**
 * The `boundaries` section of the root turbo.json. Turbo checks tags through the whole chain of dependencies, so a tag
 * denies what is not reachable at all; the import rule compares direct imports with the table itself.
 */
export function turboBoundaries(table = arrows): TurboBoundaries {
  const names = Object.keys(table);
  const rules = names.map((name) => {
    const allowed = reachable(name, table);
    const denied = names.filter((other) => other !== name && !allowed.has(other)).map(tagOf);
    return [tagOf(name), { dependencies: { deny: [...denied, "app"] } }] as const;
  });
  return { tags: Object.fromEntries(rules) };
}
