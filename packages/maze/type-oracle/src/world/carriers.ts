import type { CompilerPath } from "../project/project-paths.ts";
import { arrangeByImports, importingDeclaration, importsIn } from "./import-order.ts";

/** A file with declarations of ours at its start, which carry types that are asked about. */
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
export interface WrittenCarriers {
  readonly text: string;
  readonly places: ReadonlyMap<string, CarrierPlace>;
  /** The modules that the carriers import, in order. */
  readonly imports: readonly string[];
}

/** Carriers stand before the file's own code, so that they can be read however that ends. */
export function writeCarriers({ base, names, overloadCounts }: CarrierFile): WrittenCarriers {
  const places = new Map<string, CarrierPlace>();
  const imports: string[] = [];
  if (names.size === 0) return { text: base, places, imports };
  const at = endOfDirectives(base);
  let text = `${base.slice(0, at)}\n`;
  for (const count of overloadCounts) text += `${closeOverloads(count)}\n`;
  const { aliases, expressions } = shareModules(names.keys());
  for (const [specifier, alias] of aliases) {
    text += `type ${alias} = typeof import(${specifier});\n`;
    imports.push(...importsIn(`import(${specifier})`));
  }
  for (const arranged of arrangeByImports(expressions.keys())) {
    if ("filler" in arranged) {
      text += `${importingDeclaration(`${CARRIER_PREFIX}filler${text.length}`, arranged.filler)}\n`;
      imports.push(...arranged.filler);
      continue;
    }
    const { expression: written } = arranged;
    const expression = expressions.get(written) ?? written;
    text += "declare let ";
    const start = text.length;
    text += `${names.get(expression) ?? ""}: (${written}\n);`;
    places.set(expression, { start, end: text.length });
    text += "\n";
    imports.push(...importsIn(written));
  }
  return { text: text + base.slice(at), places, imports };
}

/** A whole module as the questions write it: at the start of an expression, and with nothing of it named. */
const MODULE = /^((?:[\w$]+<|\()*)typeof import\(("[^"\\]*")\)(?=\)|$)/u;

/**
 * Expressions with a name in place of each whole module. The compiler looks at every import of a file whenever the file
 * changes, and the exports of one module are hundreds of expressions. Answers the names by quoted specifier, and the
 * original of each expression.
 */
function shareModules(originals: Iterable<string>): {
  aliases: ReadonlyMap<string, string>;
  expressions: ReadonlyMap<string, string>;
} {
  const aliases = new Map<string, string>();
  const aliasOf = (specifier: string): string => {
    const alias = aliases.get(specifier) ?? `${CARRIER_PREFIX}module${aliases.size}`;
    aliases.set(specifier, alias);
    return alias;
  };
  const expressions = new Map<string, string>();
  for (const original of originals) {
    const written = original.replace(
      MODULE,
      (_whole, before: string, specifier: string) => before + aliasOf(specifier),
    );
    expressions.set(written, original);
  }
  return { aliases, expressions };
}

const COMMENT = /\s+|#![^\n\r]*|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//uy;
const DIRECTIVE = /^(?:#!|\/\/\/|\/\*[^]*@jsx)/u;

/** Where the comments end that mean something only at the start of a file: `#!`, `/// <reference>`, `@jsx`. */
function endOfDirectives(text: string): number {
  let end = 0;
  COMMENT.lastIndex = 0;
  for (let match = COMMENT.exec(text); match !== null; match = COMMENT.exec(text)) {
    if (DIRECTIVE.test(match[0])) end = COMMENT.lastIndex;
  }
  return end;
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
