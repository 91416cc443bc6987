/**
 * The compiler builds its whole program anew when the list of modules that a file imports changes, which costs ten times
 * what another change does. So carriers stand in groups by the module that they import, each filled up to a round number.
 */
export type Arranged = { readonly expression: string } | { readonly filler: readonly string[] };

const IMPORT = /\bimport\s*\(\s*(?:"([^"\\]*)"|'([^'\\]*)')/gu;
/** All imports that the smallest groups may take together; looking at one takes the compiler 15 µs, at every change. */
const SMALLEST_GROUPS = 128;

/** Modules of the import types in an expression, in order. A string that looks like one costs time, nothing else. */
export function importsIn(expression: string): string[] {
  return [...expression.matchAll(IMPORT)].map(([, double, single]) => double ?? single ?? "");
}

/** Expressions without imports, then those of one module each with what fills them up, then those of several. */
export function arrangeByImports(expressions: Iterable<string>): Arranged[] {
  const plain: Arranged[] = [];
  const mixed: Arranged[] = [];
  const groups = new Map<string, { members: Arranged[]; count: number }>();
  for (const expression of expressions) {
    const modules = importsIn(expression);
    const [module] = modules;
    if (module === undefined) plain.push({ expression });
    else if (modules.some((other) => other !== module)) mixed.push({ expression });
    else {
      const group = groups.get(module) ?? { members: [], count: 0 };
      groups.set(module, group);
      group.members.push({ expression });
      group.count += modules.length;
    }
  }
  // A further module makes the list another one in any case, so the sizes of all groups may change with it.
  const smallest = Math.min(32, Math.max(2, powerFrom(SMALLEST_GROUPS / groups.size) / 2));
  const filled = [...groups].flatMap(([module, { members, count }]) => [
    ...members,
    { filler: Array.from({ length: Math.max(smallest, powerFrom(count)) - count }, () => module) },
  ]);
  return [...plain, ...filled, ...mixed];
}

/** The next power of two. */
const powerFrom = (count: number): number => 2 ** Math.ceil(Math.log2(count));

/** A declaration that does nothing but import modules, in this order. */
export function importingDeclaration(name: string, modules: readonly string[]): string {
  return `declare let ${name}: [${modules.map((module) => `import(${JSON.stringify(module)})`).join(", ")}];`;
}
