import fc from "fast-check";
import { expect, test } from "vitest";
import { createSkimmer } from "../src/skim/index.ts";
import { Doubt } from "../src/skim/doubt.ts";
import { REHEARSAL } from "../src/skim/rehearsal.ts";
import { createByteSkimmer } from "../src/skim/skim-bytes.ts";
import { unpackTable } from "../src/skim/unpack-table.ts";

const skimmer = createByteSkimmer({ parameters: true, references: true });
const texts = REHEARSAL.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));

/** Reads bytes and checks that what comes back, if it is a table, holds together. */
function skimmedSafely(path: string, bytes: Uint8Array): void {
  const found = skimmer.skim(path, bytes, bytes.length);
  if (found instanceof Doubt) return;
  const table = unpackTable(found);
  for (let row = 0; row < table.count; row++) {
    expect(table.starts[row]).toBeLessThanOrEqual(table.ends[row] ?? -1);
    expect(table.ends[row]).toBeLessThanOrEqual(bytes.length);
    expect(table.parents[row]).toBeLessThan(row);
  }
}

test("files that are cut off anywhere neither crash nor hang", () => {
  for (const { path, bytes } of texts) {
    for (let length = 0; length < bytes.length; length += 11) skimmedSafely(path, bytes.slice(0, length));
  }
});

test("changed, removed and inserted bytes neither crash nor hang", () => {
  const change = fc.record({ at: fc.nat(), remove: fc.nat({ max: 8 }), insert: fc.uint8Array({ maxLength: 4 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      ({ path, bytes }, changes) => {
        let changed = [...bytes];
        for (const { at, remove, insert } of changes) {
          const start = at % (changed.length + 1);
          changed = [...changed.slice(0, start), ...insert, ...changed.slice(start + remove)];
        }
        skimmedSafely(path, Uint8Array.from(changed));
      },
    ),
    { numRuns: 500, seed: 20261128 },
  );
});

test("tokens in any order neither crash nor hang", () => {
  const tokens = [
    "class ",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "`",
    "${",
    "/",
    "*",
    "'",
    '"',
    "=>",
    "=",
    ":",
    ";",
    ",",
    ".",
    "?",
    "@",
    "#a",
    "a ",
    "1",
    "\n",
  ];
  const words = [
    "function ",
    "import ",
    "export ",
    "default ",
    "type ",
    "interface ",
    "const ",
    "var ",
    "extends ",
    "async ",
    "get ",
    "static ",
    "declare ",
    "namespace ",
    "from ",
    "as ",
    "for ",
    "if ",
    "\\",
    "\u00a0",
    "é",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tokens, ...words), { maxLength: 40 }), (parts) => {
      const bytes = new TextEncoder().encode(parts.join(""));
      for (const path of ["a.ts", "a.tsx", "a.js", "a.d.ts"]) skimmedSafely(path, bytes);
    }),
    { numRuns: 1_000, seed: 20261128 },
  );
});

test.each([
  "{",
  "(",
  "[",
  "`${",
  "<a>",
  "namespace a{",
  "class a{b=class{c=",
  "type a=()=>",
  "if(a){",
  "!",
  "a?b:",
  "type a=b extends c?d:",
  "type a={b:{",
  "x=[{a:",
  "function f(a=()=>{",
  "const [",
  "const {a:",
  "/*",
])("a file with %j ten thousand times is read by nobody, and said to be", (part) => {
  const bytes = new TextEncoder().encode(part.repeat(10_000));
  const found = skimmer.skim("a.tsx", bytes, bytes.length);
  expect(found).toBeInstanceOf(Doubt);
});

test("invalid UTF-8 is no word", () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode("const a"),
    0xff,
    0xfe,
    0xc3,
    ...new TextEncoder().encode(" = 1;"),
  ]);
  expect(skimmer.skim("a.ts", bytes, bytes.length)).toMatchObject({ reason: "a character outside of identifiers" });
});

test("a file that is nested too deeply for both says so in its table", async () => {
  const table = await createSkimmer().skim({ path: "a.ts", bytes: new TextEncoder().encode("(".repeat(100_000)) });
  expect(table).toMatchObject({ confidence: "parser", broken: true, count: 0, fallback: "nested too deeply" });
});
