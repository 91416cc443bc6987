import {
  choice,
  embedded,
  optional,
  pattern,
  plus,
  repeat,
  sequence,
  star,
  tagged,
} from "../../ast/expression-builders.ts";
import type { Expression, Grammar } from "../../ast/grammar.ts";
import { parseEcmaScriptRegex } from "../../dialects/ecmascript-regex/index.ts";
import { pointerToken } from "../documents/json-value.ts";
import { malformed } from "../documents/schema-error.ts";
import { grammarFromJsonSchema } from "../grammar-from-json-schema.ts";
import type { SchemaGrammar } from "../grammar-from-json-schema.ts";
import type { JsonSchemaOptions } from "../json-schema-options.ts";
import type { LeftToValidation } from "../left-to-validation.ts";
import { textUpTo, textWithout } from "./free-text.ts";
import type { StructuralFormat, Tag } from "./structural-tag.ts";

/**
 * The grammar of texts with regions: free text, tags with a beginning and an end, JSON of a schema between them. Each
 * region is marked with the beginning of its tag. JSON in tags has no white space around it unless its options say so.
 *
 * @throws MAZE_GRAMMAR_SYNTAX where a beginning has no trigger or a text is empty, and what the parts raise.
 * @example
 * ```ts
 * import { grammarFromStructuralTag } from "@maze/grammar/schema";
 * import { createReferenceMatcher } from "@maze/grammar/testing";
 * const call = { type: "tag", begin: "<call>", content: { type: "json_schema", json_schema: { type: "integer" } }, end: "</call>" } as const;
 * const { grammar } = grammarFromStructuralTag({ type: "triggered_tags", triggers: ["<call"], tags: [call] });
 * const accepts = (text: string) => createReferenceMatcher(grammar).accepts(new TextEncoder().encode(text));
 * accepts("I ask <call>12</call>, then go on."); // => true
 * accepts("I ask <call>twelve</call>"); // => false
 * accepts("I <caller"); // => false
 * ```
 */
export function grammarFromStructuralTag(format: StructuralFormat, options: JsonSchemaOptions = {}): SchemaGrammar {
  const list: LeftToValidation[] = [];
  const body = new StructuralTags(options, list).expression(format, "", []);
  const grammar: Grammar = { start: "text", rules: { text: { body } }, terminals: {}, trivia: {} };
  return { grammar, leftToValidation: list };
}

class StructuralTags {
  readonly #options: JsonSchemaOptions;
  readonly #list: LeftToValidation[];

  constructor(options: JsonSchemaOptions, list: LeftToValidation[]) {
    this.#options = { whiteSpace: "compact", ...options };
    this.#list = list;
  }

  /** `ends`: what closes the tag around, so free text does not have it. */
  expression(format: StructuralFormat, at: string, ends: readonly string[]): Expression {
    switch (format.type) {
      case "const_string":
        return sequence(format.value);
      case "regex":
        return pattern(parseEcmaScriptRegex(format.pattern, { what: `the expression at ${at}/pattern` }));
      case "grammar":
        return embedded(format.grammar);
      case "json_schema":
        return this.#json(format.json_schema, format.options, at);
      case "any_text":
        return pattern(textWithout([...ends, ...(format.excludes ?? [])]));
      case "sequence":
      case "or": {
        const items = format.elements.map((item, index) =>
          this.expression(item, `${at}/elements${pointerToken(index)}`, ends),
        );
        return format.type === "sequence" ? sequence(...items) : choice(...items);
      }
      case "optional":
        return optional(this.expression(format.content, `${at}/content`, ends));
      case "plus":
        return plus(this.expression(format.content, `${at}/content`, ends));
      case "star":
        return star(this.expression(format.content, `${at}/content`, ends));
      case "tag":
        return this.#tag(format, at, format.begin);
      case "triggered_tags":
        return this.#triggered(format, at, ends);
      case "tags_with_separator": {
        const tags = choice(
          ...format.tags.map((tag, index) => this.#tag(tag, `${at}/tags${pointerToken(index)}`, tag.begin)),
        );
        const min = format.at_least_one === true ? 1 : 0;
        return repeat(tags, min, format.stop_after_first === true ? 1 : null, format.separator);
      }
    }
  }

  #json(schema: unknown, own: JsonSchemaOptions | undefined, at: string): Expression {
    const { grammar, leftToValidation } = grammarFromJsonSchema(schema, { ...this.#options, ...own });
    for (const entry of leftToValidation) this.#list.push({ ...entry, pointer: `${at}/json_schema${entry.pointer}` });
    return embedded(grammar);
  }

  /** A tag from `begin` on, which is all of its beginning or what a trigger has left of it. */
  #tag({ begin, content, end }: Tag, at: string, rest: string): Expression {
    const ends = typeof end === "string" ? [end] : end;
    const inner = this.expression(
      content,
      `${at}/content`,
      ends.filter((one) => one !== ""),
    );
    return tagged(begin, sequence(rest, inner, ends.length === 1 ? (ends[0] ?? "") : choice(...ends)));
  }

  #triggered(format: StructuralFormat & { type: "triggered_tags" }, at: string, ends: readonly string[]): Expression {
    const { triggers, excludes = [] } = format;
    if (triggers.length === 0 || triggers.includes(""))
      throw malformed(`${at}/triggers`, "a trigger is a text that is not empty");
    const forbidden = [...triggers, ...excludes, ...ends];
    const tags = format.tags.map((tag, index) => {
      const trigger = triggers.find((one) => tag.begin.startsWith(one));
      if (trigger === undefined) {
        throw malformed(
          `${at}/tags${pointerToken(index)}/begin`,
          `no trigger is the beginning of ${JSON.stringify(tag.begin)}`,
        );
      }
      const before = pattern(textUpTo(trigger, forbidden));
      return sequence(before, this.#tag(tag, `${at}/tags${pointerToken(index)}`, tag.begin.slice(trigger.length)));
    });
    const free = pattern(textWithout(forbidden));
    const some = choice(...tags);
    if (format.stop_after_first === true) return format.at_least_one === true ? some : choice(some, free);
    return sequence(format.at_least_one === true ? plus(some) : star(some), free);
  }
}
