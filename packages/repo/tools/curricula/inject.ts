import { createRequire } from "node:module";
import { type Intent } from "./curricula.ts";

interface Position {
  readonly index: number;
}
interface Found {
  text(): string;
  range(): { readonly start: Position; readonly end: Position };
  getMatch(name: string): Found | null;
  getMultipleMatches(name: string): readonly Found[];
}
interface AstGrep {
  parse(language: string, source: string): { root(): { findAll(rule: unknown): Found[] } };
}
const { parse } = createRequire(import.meta.url)("@ast-grep/napi") as AstGrep;

/** The sources that the rules of an intent make of `source`, each by another rule or place. */
export function injections(source: string, intent: Intent): readonly string[] {
  return intent.rules.flatMap(({ fix, ...matcher }) => {
    const found = parse("TypeScript", source).root().findAll(matcher);
    const places = intent.apply === "all" ? [found] : found.map((each) => [each]);
    return places
      .filter((place) => place.length > 0)
      .map((place) => place.reduceRight((text, match) => spliced(text, source, match, fix), source));
  });
}

function spliced(text: string, source: string, match: Found, fix: string): string {
  const { start, end } = match.range();
  const filled = fix
    .replace(/\$\$\$([A-Z_][A-Z0-9_]*)/g, (_, name: string) => multiple(source, match.getMultipleMatches(name)))
    .replace(/\$([A-Z_][A-Z0-9_]*)/g, (_, name: string) => match.getMatch(name)?.text() ?? "");
  return text.slice(0, start.index) + filled + text.slice(end.index);
}

function multiple(source: string, nodes: readonly Found[]): string {
  const [first, last] = [nodes.at(0), nodes.at(-1)];
  return first && last ? source.slice(first.range().start.index, last.range().end.index) : "";
}
