import { MazeError } from "@maze/core";
import {
  alternate,
  anyCharacter,
  characterClass,
  complement,
  concat,
  emptyWord,
  intersect,
  optionalPattern,
  plusPattern,
  repeatPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { choose, classOf, join } from "../automaton/pattern-algebra.ts";
import { syntaxError, undefinedName, unsupported, type SourceText } from "../common/source-text.ts";
import { parseEcmaScriptRegex } from "../ecmascript-regex/index.ts";
import { caseClosure } from "../ecmascript-regex/unicode-sets.ts";
import { translateRegex } from "./lark-regex.ts";
import { isTerminalName, type LarkNode } from "./lark-tree.ts";
import type { LinkedDefinition } from "./link-lark.ts";
import { mapNode } from "./map-node.ts";

/** The shortest words: those of which no beginning is a word. */
export const shortest = (pattern: Pattern): Pattern =>
  intersect(pattern, complement(concat(pattern, plusPattern(anyCharacter))));

/** Puts the arguments of a template in the places of its parameters. */
export function substitute(
  definition: LinkedDefinition,
  args: readonly LarkNode[],
  source: SourceText,
  at: number,
): LarkNode {
  if (args.length !== definition.parameters.length) {
    const wanted = String(definition.parameters.length);
    throw syntaxError(source, at, `the template "${definition.name}" takes ${wanted} arguments`);
  }
  const values = new Map(definition.parameters.map((name, index) => [name, args[index]]));
  return mapNode(definition.body, (node) => (node.kind === "name" ? (values.get(node.name) ?? node) : node));
}

/** Makes patterns of what stands in the definitions of terminals. */
export class LarkPatterns {
  private readonly definitions: ReadonlyMap<string, LinkedDefinition>;
  private readonly llguidance: boolean;
  private readonly known = new Map<string, Pattern>();
  private readonly open = new Set<string>();

  constructor(definitions: ReadonlyMap<string, LinkedDefinition>, llguidance: boolean) {
    this.definitions = definitions;
    this.llguidance = llguidance;
  }

  of(node: LarkNode, source: SourceText): Pattern {
    switch (node.kind) {
      case "text":
        return node.ignoreCase ? anyCase(node.value) : node.value === "" ? emptyWord : text(node.value);
      case "range":
        return characterClass([node.low, node.high]);
      case "regex":
        return this.regex(node, source);
      case "name":
        return this.named(node.name, source, node.at);
      case "template":
        return this.template(node, source);
      case "sequence":
        return join(...node.items.map((item) => this.of(item, source)));
      case "choice":
        return choose(...node.options.map((option) => this.of(option, source)));
      case "repeat":
        return repeatPattern(this.of(node.item, source), node.min, node.max);
      case "and":
        return intersect(...node.items.map((item) => this.of(item, source)));
      case "not":
        return complement(this.of(node.item, source));
      case "regex-json":
        return substrings(node.value, source, node.at);
      case "alias":
        return this.of(node.item, source);
      case "json":
        throw syntaxError(source, node.at, "%json cannot stand in a terminal");
      case "nested":
        throw syntaxError(source, node.at, "%lark cannot stand in a terminal");
      case "when":
        throw syntaxError(source, 0, "%if cannot stand in a terminal");
    }
  }

  private template(node: Extract<LarkNode, { kind: "template" }>, source: SourceText): Pattern {
    const definition = this.definitions.get(node.name);
    if (definition === undefined) throw undefinedName(source, node.at, `the terminal "${node.name}" is not defined`);
    return this.guarded(JSON.stringify(node), source, node.at, () =>
      this.of(substitute(definition, node.arguments, source, node.at), definition.source),
    );
  }

  private named(name: string, source: SourceText, at: number): Pattern {
    const definition = this.definitions.get(name);
    if (definition === undefined)
      throw undefinedName(source, at, `the terminal "${name}" is not defined`, at + name.length);
    if (!isTerminalName(name)) throw syntaxError(source, at, `the rule "${name}" cannot stand in a terminal`);
    return this.guarded(name, source, at, () => this.of(definition.body, definition.source));
  }

  private guarded(key: string, source: SourceText, at: number, make: () => Pattern): Pattern {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.open.has(key)) throw syntaxError(source, at, "a terminal cannot contain itself");
    this.open.add(key);
    const pattern = make();
    this.open.delete(key);
    this.known.set(key, pattern);
    return pattern;
  }

  private regex(node: Extract<LarkNode, { kind: "regex" }>, source: SourceText): Pattern {
    const key = `/${node.source}/${node.flags}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    try {
      const translated = translateRegex(node.source, node.flags, this.llguidance ? "rust" : "python");
      if (translated.lazy && this.llguidance)
        throw unsupported(source, node.at, "a lazy quantifier in a regular expression");
      const pattern = parseEcmaScriptRegex(translated.source, { flags: translated.flags });
      const chosen = translated.lazy ? shortest(pattern) : pattern;
      this.known.set(key, chosen);
      return chosen;
    } catch (error) {
      throw this.placed(error, node, source);
    }
  }

  /** Names the place in the Lark text too, for an error in one of its regular expressions. */
  private placed(error: unknown, node: Extract<LarkNode, { kind: "regex" }>, source: SourceText): unknown {
    if (!MazeError.is(error) || error.message.startsWith(source.what)) return error;
    const column = Number(error.details["column"] ?? 1);
    const [message = ""] = error.message.replace(/^[^:]*:\d+: /, "").split("\n");
    const at = node.at + column;
    const inside = `in a regular expression: ${message.replace(/ is not supported$/, "")}`;
    return error.code === "MAZE_GRAMMAR_UNSUPPORTED"
      ? unsupported(source, at, inside)
      : syntaxError(source, at, inside);
  }
}

const anyCase = (value: string): Pattern =>
  join(
    ...Array.from(value, (character) => {
      const point = character.codePointAt(0) ?? 0;
      return classOf(caseClosure([[point, point]], true));
    }),
  );

/** `%regex { "substring_…": … }`: some of the chunks that follow each other. */
function substrings(value: unknown, source: SourceText, at: number): Pattern {
  const chunks = chunksOf(value);
  if (chunks === undefined) throw unsupported(source, at, "this %regex");
  let rest: Pattern = emptyWord;
  const starts: Pattern[] = [];
  for (const chunk of chunks.toReversed()) {
    rest = optionalPattern(join(text(chunk), rest));
    starts.push(rest);
  }
  return starts.length === 0 ? emptyWord : alternate(...starts.toReversed());
}

function chunksOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).filter(([key, content]) => key !== "type" || content !== "substring");
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) return undefined;
  const [key, content] = entry as [string, unknown];
  if (
    /^(?:substring_)?chunks$/.test(key) &&
    Array.isArray(content) &&
    content.every((item) => typeof item === "string")
  ) {
    return content.filter((chunk) => chunk !== "");
  }
  if (typeof content !== "string") return undefined;
  if (/^(?:substring_)?chars$/.test(key)) return Array.from(content);
  if (/^(?:substring_)?words$/.test(key)) return content.match(/[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_]/gu) ?? [];
  return undefined;
}
