import { endOf, startOf, walk, type SourceNode } from "./parse-source.ts";

/** The part of a file that a bug may be in. */
export interface Scope {
  /** 0: the symbol itself; 1: what it uses in the same file; undefined: outside. */
  rank(node: SourceNode): number | undefined;
}

const DECLARATIONS = new Set([
  "function_declaration",
  "generator_function_declaration",
  "class_declaration",
  "abstract_class_declaration",
  "method_definition",
  "variable_declarator",
  "function_definition",
  "class_definition",
  "public_field_definition",
]);

/** Where `symbol` and what it uses are declared; the whole file where there is no such symbol. */
export function scopeOf(root: SourceNode, symbol: string | undefined): Scope {
  const own = symbol === undefined ? [] : declarationsOf(root, symbol.split("."));
  if (own.length === 0) return { rank: () => 0 };
  const used = usedBy(root, own);
  return {
    rank(node) {
      if (own.some((declaration) => contains(declaration, node))) return 0;
      return used.some((declaration) => contains(declaration, node)) ? 1 : undefined;
    },
  };
}

function declarationsOf(root: SourceNode, path: readonly string[]): SourceNode[] {
  let places = [root];
  for (const name of path) {
    places = places.flatMap((place) => [...walk(place)].filter((node) => node !== place && declares(node, name)));
    // A name may be declared again in an inner function; the outermost is meant.
    places = places.filter((place) => !places.some((other) => other.id() !== place.id() && contains(other, place)));
  }
  return places;
}

function declares(node: SourceNode, name: string): boolean {
  return DECLARATIONS.has(String(node.kind())) && node.field("name")?.text() === name;
}

function usedBy(root: SourceNode, own: readonly SourceNode[]): SourceNode[] {
  const declared = topLevelDeclarations(root);
  const found = new Set<SourceNode>();
  const open = [...own];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const names = new Set(
      [...walk(place)].filter((node) => /identifier$/.test(String(node.kind()))).map((node) => node.text()),
    );
    for (const [name, declaration] of declared) {
      if (!names.has(name) || found.has(declaration)) continue;
      if (own.some((symbol) => contains(symbol, declaration))) continue;
      found.add(declaration);
      open.push(declaration);
    }
  }
  return [...found];
}

function topLevelDeclarations(root: SourceNode): Map<string, SourceNode> {
  const found = new Map<string, SourceNode>();
  for (const node of walk(root)) {
    const name = DECLARATIONS.has(String(node.kind())) ? node.field("name")?.text() : undefined;
    if (name !== undefined && !found.has(name)) found.set(name, node);
  }
  return found;
}

function contains(outer: SourceNode, inner: SourceNode): boolean {
  return startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
}
