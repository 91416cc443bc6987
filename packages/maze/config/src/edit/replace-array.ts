import { applyTextEdits, type TextEdit } from "@maze/core";
import { printTomlValue } from "../toml/print-toml.ts";
import { scanToml } from "../toml/scan-toml.ts";
import { equalTomlValues, type TomlValue } from "../toml/toml-value.ts";
import { insertItemAfter, isMultiline, removeItem, type TomlList } from "./list-items.ts";

/**
 * Turns the text of an array over several lines into that of another array; the elements that both begin or end with
 * keep their text and comments. `undefined` where the array has one line or one of the two is empty.
 */
export function replaceArrayItems(
  array: string,
  before: readonly TomlValue[],
  after: readonly TomlValue[],
): string | undefined {
  if (!isMultiline(array, { start: 0, end: array.length }) || before.length === 0 || after.length === 0)
    return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equalTomlValues(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && equalTomlValues(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const shared = shorter - tail;

  // One change at a time, each with fresh places; a neighbour's comma is part of a change.
  let text = array;
  const change = (edit: (pair: string, list: TomlList) => readonly TextEdit[]): void => {
    const pair = `a=${text}`;
    const value = scanToml(pair).blocks[0]?.pairs[0]?.value;
    if (value?.kind === "array") text = applyTextEdits(pair, edit(pair, value)).slice(2);
  };
  for (let index = head; index < shared; index++) {
    change((_, { items }) => {
      const item = items[index];
      return item === undefined ? [] : [{ start: item.start, end: item.end, newText: printTomlValue(after[index]) }];
    });
  }
  for (let index = before.length - tail; index > shared; index--) {
    change((pair, list) => [removeItem(pair, list, index - 1)]);
  }
  for (let index = shared; index < after.length - tail; index++) {
    change((pair, list) => insertItemAfter(pair, list, index - 1, printTomlValue(after[index])));
  }
  return text;
}
