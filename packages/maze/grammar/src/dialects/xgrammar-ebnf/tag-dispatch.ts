import {
  alternate,
  anyCharacter,
  complement,
  concat,
  intersect,
  plusPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { choiceOf, sequenceOf, type EbnfNode } from "../common/ebnf-node.ts";
import type { TextCursor } from "../common/text-cursor.ts";
import type { MacroArguments, MacroValue } from "./macro-arguments.ts";

const anything = starPattern(anyCharacter);

/** Texts with none of these in them. */
const without = (strings: readonly string[]): Pattern =>
  strings.length === 0
    ? anything
    : intersect(anything, complement(concat(anything, alternate(...strings.map(text)), anything)));

/** Texts that end with `last`, with none of the strings ending before. */
function upTo(last: string, strings: readonly string[]): Pattern {
  const early = concat(anything, alternate(...strings.map(text)), plusPattern(anyCharacter));
  return intersect(concat(anything, text(last)), complement(early));
}

function stringsOf(value: MacroValue | undefined, cursor: TextCursor): string[] {
  if (value === undefined) return [];
  const items = value.kind === "tuple" ? value.items : [value];
  return items.map((item) => {
    if (item.kind !== "string" || item.value === "") throw cursor.syntax("expected a text that is not empty", item.at);
    return item.value;
  });
}

function booleanOf(value: MacroValue | undefined, cursor: TextCursor): boolean {
  if (value === undefined) return true;
  if (value.kind !== "boolean") throw cursor.syntax("expected true or false", value.at);
  return value.value;
}

/**
 * `TagDispatch(("tag", rule), …)`: free text; where a tag is complete, its rule follows, then free text again. With
 * `stop_str` the free text ends with one of these strings; with `stop_eos=false` it must. `excludes` never occur in it.
 */
export function tagDispatch(macro: MacroArguments, cursor: TextCursor, at: number): EbnfNode {
  for (const [name, value] of macro.named) {
    const known = ["stop_eos", "stop_str", "loop_after_dispatch", "excludes"].includes(name);
    if (!known) throw cursor.unsupported(`the argument ${name} of TagDispatch`, value.at);
  }
  const pairs = macro.positional.map((value) => {
    const [tag, rule] = value.kind === "tuple" ? value.items : [];
    if (tag?.kind !== "string" || tag.value === "" || rule?.kind !== "name") {
      throw cursor.syntax('a tag is written ("text", rule)', value.at);
    }
    return { tag: tag.value, rule: { kind: "reference", name: rule.value, at: rule.at } as const };
  });
  const excludes = stringsOf(macro.named.get("excludes"), cursor);
  const stops = stringsOf(macro.named.get("stop_str"), cursor);
  const mayEnd = booleanOf(macro.named.get("stop_eos"), cursor);
  const loops = booleanOf(macro.named.get("loop_after_dispatch"), cursor);
  if (!mayEnd && stops.length === 0) throw cursor.syntax("stop_eos=false needs stop_str", at);
  const special = [...new Set([...pairs.map(({ tag }) => tag), ...stops])];
  const clean = (pattern: Pattern): Pattern =>
    excludes.length === 0 ? pattern : intersect(pattern, without(excludes));
  const leaf = (pattern: Pattern): EbnfNode => ({ kind: "pattern", pattern: clean(pattern) });
  const ends = [...(mayEnd ? [leaf(without(special))] : []), ...stops.map((stop) => leaf(upTo(stop, special)))];
  const dispatched = choiceOf(pairs.map(({ tag, rule }) => sequenceOf([leaf(upTo(tag, special)), rule])));
  if (loops) return sequenceOf([{ kind: "repeat", item: dispatched, min: 0, max: null }, choiceOf(ends)]);
  return choiceOf([dispatched, choiceOf(ends)]);
}
