import { formatConfigKey, parseConfigKey, setConfigValue, unsetConfigValue, type TomlValue } from "@maze/config";
import fc from "fast-check";
import { parse } from "smol-toml";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { errorOf } from "./support/load.ts";
import { NAMES, textOf, tomlDocument, type TomlSample } from "./support/toml-documents.ts";

const runs = { numRuns: 600 };

const tomlValue: fc.Arbitrary<TomlValue> = fc.letrec<{ value: TomlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary-ascii" }),
    fc.maxSafeInteger(),
    fc.double(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, "__proto__"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const anyPath = fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 4 });

/** Plain data of a document: no prototypes, dates as text, since two dates are compared by what they say. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (value instanceof Date) return `date ${value.toISOString()}`;
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([name, item]) => [name, meaning(item)] as const));
}

type Tree = Map<string, unknown>;
const treeOf = (text: string): Tree => meaning(parse(text)) as Tree;

/** The slow reference: the same change on the parsed data. */
function put(tree: Tree, [name = "", ...rest]: readonly string[], value: unknown): Tree {
  const inner = tree.get(name);
  const next =
    rest.length === 0
      ? meaning(value)
      : put(inner instanceof Map ? (inner as Tree) : new Map<string, unknown>(), rest, value);
  return new Map([...tree, [name, next] as const]);
}

function get(tree: Tree, [name = "", ...rest]: readonly string[]): unknown {
  const inner = tree.get(name);
  if (rest.length === 0) return inner;
  return inner instanceof Map ? get(inner as Tree, rest) : undefined;
}

/** Without one key, and without empty tables on the way to it. */
function drop(tree: Tree, [name = "", ...rest]: readonly string[]): Tree {
  const inner = tree.get(name);
  const next = rest.length > 0 && inner instanceof Map ? drop(inner as Tree, rest) : undefined;
  const others = [...tree].filter(([other]) => other !== name);
  return new Map(next === undefined || next.size === 0 ? others : [...others, [name, next] as const]);
}

const isPrefix = (start: readonly string[], path: readonly string[]): boolean =>
  start.length <= path.length && start.every((name, index) => name === path[index]);

/** What a change of a path must come to, by what the generator knows of its document. */
function prediction(sample: TomlSample, tree: Tree, path: readonly string[]): "set" | "new" | "refused" {
  const same = (other: readonly string[]): boolean => other.length === path.length && isPrefix(other, path);
  if (sample.leaves.some((leaf) => same(leaf.path))) return "set";
  if (sample.tables.some(same) || sample.tableArrays.some(same)) return "refused";
  for (let length = 1; length < path.length; length++) {
    const above = get(tree, path.slice(0, length));
    if (above !== undefined && !(above instanceof Map)) return "refused";
  }
  return "new";
}

/** True where `longer` is `shorter` with one piece put in. */
function isInsertion(shorter: string, longer: string): boolean {
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  return longer.length >= shorter.length && longer.endsWith(shorter.slice(head));
}

const knownOrAny = tomlDocument.chain((sample) => {
  const known = [...sample.leaves.map(({ path }) => path), ...sample.tables, ...sample.tableArrays];
  const long = known.filter((path) => path.length >= 2);
  const below = fc
    .tuple(fc.constantFrom(...(known.length > 0 ? known : [["a"]])), fc.constantFrom(...NAMES))
    .map(([path, name]) => [...path, name]);
  const path = long.length > 0 ? fc.oneof(fc.constantFrom(...long), below, anyPath) : fc.oneof(below, anyPath);
  return fc.record({ sample: fc.constant(sample), path, value: tomlValue });
});

test("documents of the generator are valid and cover what they should", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(knownOrAny, ({ sample, path }) => {
      const text = textOf(sample.chunks);
      const tree = treeOf(text);
      for (const leaf of sample.leaves) expect(get(tree, leaf.path)).not.toBe(undefined);
      for (const table of sample.tables) expect(get(tree, table)).toBeInstanceOf(Map);
      const leaf = sample.leaves.find((known) => formatConfigKey(known.path) === formatConfigKey(path));
      seen.add(`${prediction(sample, tree, path)}${leaf?.inline === true ? " inline" : ""}`);
    }),
    runs,
  );
  expect([...seen].sort()).toEqual(["new", "refused", "set", "set inline"]);
});

test("a key is a key again after it was written", () => {
  const names = fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: "grapheme" })), { minLength: 1 });
  fc.assert(
    fc.property(names, (path) => {
      expect(parseConfigKey(formatConfigKey(path))).toEqual(path);
    }),
  );
});

describe("setConfigValue", () => {
  test("changes exactly one key, and no character of anything else", () => {
    fc.assert(
      fc.property(knownOrAny, ({ sample, path, value }) => {
        const before = textOf(sample.chunks);
        const tree = treeOf(before);
        const key = formatConfigKey(path);
        const expected = prediction(sample, tree, path);
        if (expected === "refused") {
          const isSame = isDeepStrictEqual(get(tree, path), meaning(value));
          if (isSame) expect(setConfigValue(before, key, value)).toBe(before);
          else expect(errorOf(() => setConfigValue(before, key, value)).code).toBe("MAZE_CONFIG_NOT_EDITABLE");
          return;
        }
        const after = setConfigValue(before, key, value);
        expect(treeOf(after)).toEqual(put(tree, path, value));
        if (expected === "new") {
          expect(isInsertion(before, after) || isEmptyInline(before, after)).toBe(true);
          return;
        }
        const leaf = sample.leaves.find((known) => formatConfigKey(known.path) === key);
        const at = leaf?.chunk ?? 0;
        const { before: head = "", after: tail = "" } = sample.chunks[at] ?? {};
        expect(after.startsWith(textOf(sample.chunks.slice(0, at)) + head)).toBe(true);
        expect(after.endsWith(tail + textOf(sample.chunks.slice(at + 1)))).toBe(true);
      }),
      runs,
    );
  });

  test("setting a value twice is setting it once", () => {
    fc.assert(
      fc.property(knownOrAny, ({ sample, path, value }) => {
        const before = textOf(sample.chunks);
        if (prediction(sample, treeOf(before), path) === "refused") return;
        const once = setConfigValue(before, formatConfigKey(path), value);
        expect(setConfigValue(once, formatConfigKey(path), value)).toBe(once);
      }),
      runs,
    );
  });
});

describe("unsetConfigValue", () => {
  test("takes away exactly one key, and only characters of its statement", () => {
    fc.assert(
      fc.property(knownOrAny, ({ sample, path }) => {
        const before = textOf(sample.chunks);
        const tree = treeOf(before);
        const key = formatConfigKey(path);
        const leaf = sample.leaves.find((known) => formatConfigKey(known.path) === key);
        if (leaf === undefined) {
          const { code } = errorOf(() => unsetConfigValue(before, key));
          expect(["MAZE_CONFIG_NOT_SET", "MAZE_CONFIG_NOT_EDITABLE"]).toContain(code);
          return;
        }
        const after = unsetConfigValue(before, key);
        expect(drop(treeOf(after), path)).toEqual(drop(tree, path));
        expect(get(treeOf(after), path)).toBe(undefined);
        expect(after.startsWith(textOf(sample.chunks.slice(0, leaf.chunk)))).toBe(true);
        expect(after.endsWith(textOf(sample.chunks.slice(leaf.chunk + 1)))).toBe(true);
      }),
      runs,
    );
  });

  test("undoes the setting of a new key in a table that was there", () => {
    fc.assert(
      fc.property(knownOrAny, ({ sample, path, value }) => {
        const before = textOf(sample.chunks);
        if (prediction(sample, treeOf(before), path) !== "new") return;
        const key = formatConfigKey(path);
        const after = unsetConfigValue(setConfigValue(before, key, value), key);
        expect(drop(treeOf(after), path)).toEqual(drop(treeOf(before), path));
      }),
      runs,
    );
  });
});

/** `{ }` and `{}` become `{ key = value }`, the one place where white space goes. */
function isEmptyInline(before: string, after: string): boolean {
  return [...before.matchAll(/\{ *\}/g)].some(({ 0: braces, index }) => {
    const rest = before.slice(index + braces.length);
    return after.startsWith(`${before.slice(0, index)}{ `) && after.endsWith(` }${rest}`);
  });
}
