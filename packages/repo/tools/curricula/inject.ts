import { Lang, parse, type SgNode } from "@ast-grep/napi";
import { type Intent } from "./curricula.ts";

/** The sources that the rules of an intent make of `source`, each by another rule or place. */
export function injections(source: string, intent: Intent): readonly string[] {
  return intent.rules.flatMap(({ fix, ...matcher }) => {
    const found = parse(Lang.TypeScript, source).root().findAll(matcher);
    const places = intent.apply === "all" ? [found] : found.map((each) => [each]);
    return places
      .filter((place) => place.length > 0)
      .map((place) => place.reduceRight((text, match) => spliced(text, source, match, fix), source));
  });
}

function spliced(text: string, source: string, match: SgNode, fix: string): string {
  const { start, end } = match.range();
  const filled = fix
    .replace(/\$\$\$([A-Z_][A-Z0-9_]*)/g, (_, name: string) => multiple(source, match.getMultipleMatches(name)))
    .replace(/\$([A-Z_][A-Z0-9_]*)/g, (_, name: string) => match.getMatch(name)?.text() ?? "");
  // A pattern of a statement matches its semicolon too, which the fix need not repeat.
  const semicolon = match.text().endsWith(";") && !/[;}]\s*$/.test(filled) ? ";" : "";
  return text.slice(0, start.index) + filled + semicolon + text.slice(end.index);
}

function multiple(source: string, nodes: readonly SgNode[]): string {
  const [first, last] = [nodes.at(0), nodes.at(-1)];
  return first && last ? source.slice(first.range().start.index, last.range().end.index) : "";
}
