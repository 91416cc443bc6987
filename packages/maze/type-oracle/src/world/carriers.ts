import type { CompilerPath } from "../project/project-paths.ts";

/** A file with declarations of ours at its end, which carry types that are asked about. */
export interface CarrierFile {
  readonly path: CompilerPath;
  /** The text of the file itself, without its byte order mark. */
  base: string;
  /** The base is what the compiler read from the disk when it opened the project. */
  isAsOpened: boolean;
  /** Name of the declaration by the expression that it carries. */
  readonly names: Map<string, string>;
  readonly overloadCounts: Set<number>;
}

/** Names start so; a project will not use them. */
export const CARRIER_PREFIX = "$maze_";

/** Longer worlds are begun anew with what is still asked about. */
export const MOST_CARRIERS = 2000;

/** Where a carrier stands: from its name to the end of its expression. */
export interface CarrierPlace {
  readonly start: number;
  readonly end: number;
}

/** The text that the compiler sees, and where each carrier stands in it. */
export function writeCarriers({ base, names, overloadCounts }: CarrierFile): {
  text: string;
  places: ReadonlyMap<string, CarrierPlace>;
} {
  const places = new Map<string, CarrierPlace>();
  if (names.size === 0) return { text: base, places };
  let text = base;
  for (const count of overloadCounts) text += `\n${closeOverloads(count)}`;
  for (const [expression, name] of names) {
    text += "\ndeclare let ";
    const start = text.length;
    text += `${name}: (${expression}\n);`;
    places.set(expression, { start, end: text.length });
  }
  // A finding about the end of the file must not stand at the end of a carrier.
  return { text: `${text}\n\n`, places };
}

const overloadsName = (count: number): string => `${CARRIER_PREFIX}overloads${count}`;

/**
 * A type that lists `[parameters, result]` of each overload of a function. The compiler matches overloads with the
 * pattern one by one, and replaces type parameters by their constraints as it does.
 */
function closeOverloads(count: number): string {
  const each = <Text>(write: (i: number) => Text): Text[] => Array.from({ length: count }, (_, i) => write(i));
  const pattern = each((i) => `(...args: infer A${i}): infer R${i};`).join(" ");
  const result = each((i) => `[A${i}, R${i}]`).join(", ");
  return `type ${overloadsName(count)}<F> = F extends { ${pattern} } ? [${result}] : never;`;
}

/** The expression for one overload of the function type that an expression denotes: `[parameters, result]`. */
export function overloadExpression(functionType: string, index: number, count: number): string {
  return `${overloadsName(count)}<${functionType}>[${index}]`;
}

/** The number of overloads that an expression closes, where it does. */
export function overloadCountsIn(expression: string): number[] {
  return [...expression.matchAll(/\$maze_overloads(\d+)</g)].map(([, count]) => Number(count));
}
