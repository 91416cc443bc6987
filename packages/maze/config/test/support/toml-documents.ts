import fc from "fast-check";

/** A statement or comment of a document: its text is `before + value + after`. */
export interface TomlChunk {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

/** A random valid TOML document and what is known of it. */
export interface TomlSample {
  readonly chunks: readonly TomlChunk[];
  /** Keys with values of their own, and the chunk each stands in; those inside an inline table, too. */
  readonly leaves: readonly { readonly path: readonly string[]; readonly chunk: number; readonly inline: boolean }[];
  /** Tables made by headers or dotted keys. */
  readonly tables: readonly (readonly string[])[];
  /** Arrays of tables made by headers. */
  readonly tableArrays: readonly (readonly string[])[];
}

export const textOf = (chunks: readonly TomlChunk[]): string =>
  chunks.map(({ before, value, after }) => before + value + after).join("");

/** The names that documents and random paths are made of. */
export const NAMES = ["a", "b", "c", "key-1", "x y", "é", "a.b", "#", '"', "'", ""] as const;

type Node =
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "inline" | "dotted" | "header"; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly kind: "array"; readonly elements: readonly (readonly (readonly [string, Node])[])[] };

const SCALARS = [
  "0",
  "-17",
  "0xFF",
  "1_000",
  "3.25",
  "1e3",
  "inf",
  "true",
  "false",
  '"plain"',
  String.raw`"quote \" hash # bracket ] \\"`,
  "'C:\\temp # no comment'",
  '""',
  '"""\n[a]\na = 1 # text\n"""',
  '"""two quotes: """""',
  String.raw`"""escaped \""" end"""`,
  "'''\n[[b]]\n''''",
  "1979-05-27T07:32:00Z",
  "1979-05-27 07:32:00",
  "1979-05-27",
  "07:32:00",
  "[]",
  "[1, 2 ,3,]",
  '[ "a", [ "]" ] ]',
  "[\n  1, # one, [two\n  # alone ]\n  2\n]",
  "[\n  'x',\n  'y', # y\n]",
  "[{ a = 1 }, { b = '}' }]",
] as const;

const scalar: fc.Arbitrary<Node> = fc.constantFrom(...SCALARS).map((text) => ({ kind: "value", text }));
const name = fc.constantFrom(...NAMES);

function entriesOf(node: fc.Arbitrary<Node>, maxLength: number): fc.Arbitrary<readonly (readonly [string, Node])[]> {
  return fc.uniqueArray(fc.tuple(name, node), { maxLength, selector: ([key]) => key });
}

const inlineNode: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    scalar,
    entriesOf(tie("node"), 3).map((entries): Node => ({ kind: "inline", entries })),
  ),
})).node;

const TABLE_KINDS = ["dotted", "header", "inline"] as const;

const blockNode: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    inlineNode,
    fc
      .tuple(fc.constantFrom(...TABLE_KINDS), entriesOf(tie("node"), 4))
      .map(([kind, entries]): Node => ({ kind, entries })),
    fc
      .array(entriesOf(tie("node"), 2), { minLength: 1, maxLength: 2 })
      .map((elements): Node => ({ kind: "array", elements })),
  ),
})).node;

interface Style {
  readonly noise: readonly number[];
}

/** Random documents; every choice of spacing and comments is drawn from `noise`. */
export const tomlDocument: fc.Arbitrary<TomlSample> = fc
  .record({
    entries: entriesOf(blockNode, 5),
    noise: fc.array(fc.nat(255), { minLength: 1, maxLength: 60 }),
    crlf: fc.boolean(),
    finalBreak: fc.boolean(),
  })
  .map(({ entries, noise, crlf, finalBreak }) => {
    const sample = render(entries, { noise });
    const chunks = sample.chunks.map(({ before, value, after }, index) => {
      const isLast = index === sample.chunks.length - 1;
      const ended = isLast && !finalBreak && /^[^\n]*\n$/.test(after) ? after.slice(0, -1) : after;
      const breaks = (text: string): string => (crlf ? text.replaceAll("\n", "\r\n") : text);
      return { before: breaks(before), value: breaks(value), after: breaks(ended) };
    });
    return { ...sample, chunks };
  });

function render(entries: readonly (readonly [string, Node])[], { noise }: Style): TomlSample {
  const chunks: TomlChunk[] = [];
  const leaves: { path: readonly string[]; chunk: number; inline: boolean }[] = [];
  const tables: (readonly string[])[] = [];
  const tableArrays: (readonly string[])[] = [];
  let drawn = 0;
  const pick = <Item>(...items: readonly Item[]): Item => {
    const at = (noise[drawn++ % noise.length] ?? 0) + Math.floor(drawn / noise.length);
    return items[at % items.length] as Item;
  };
  const keyOf = (key: string): string => {
    const quoted = `"${key.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    const literal = key.includes("'") ? quoted : `'${key}'`;
    return /^[A-Za-z0-9_-]+$/.test(key) ? pick(key, key, quoted, literal) : pick(quoted, literal);
  };
  const dottedOf = (path: readonly string[]): string => path.map(keyOf).join(pick(".", ".", " . "));
  const comment = (): string => pick("", "", " # note", "\t# a = 1 ] }", "  ");

  const inlineText = (node: Node, path: readonly string[] | undefined, chunk: number): string => {
    if (node.kind === "value") return node.text;
    if (node.kind === "array") {
      const elements = node.elements.map((items) => inlineText({ kind: "inline", entries: items }, undefined, chunk));
      return `[${elements.join(", ")}]`;
    }
    const pairs = node.entries.map(([key, item]) => {
      const itemPath = path && [...path, key];
      if (itemPath) leaves.push({ path: itemPath, chunk, inline: true });
      return `${keyOf(key)}${pick(" = ", "=")}${inlineText(item, itemPath, chunk)}`;
    });
    const gap = pick(" ", "");
    return `{${gap}${pairs.join(pick(", ", ",", " , "))}${gap}}`;
  };

  // Inside an array of tables nothing has a path of names.
  const block = (
    items: readonly (readonly [string, Node])[],
    header: readonly string[],
    addressable: boolean,
  ): void => {
    const below: (readonly [string, Node])[] = [];
    const pairs = (list: readonly (readonly [string, Node])[], prefix: readonly string[]): void => {
      for (const [key, node] of list) {
        const relative = [...prefix, key];
        const path = [...header, ...relative];
        const isDotted = node.kind === "dotted" && node.entries.length > 0 && relative.length < 4;
        if (isDotted) {
          if (addressable) tables.push(path);
          pairs(node.entries, relative);
        } else if (prefix.length === 0 && (node.kind === "header" || node.kind === "array")) {
          below.push([key, node]);
        } else {
          const indent = pick("", "", "  ", "\t");
          const lead = pick("", "", "# comment\n", "\n", "#a = 1\n");
          if (addressable) leaves.push({ path, chunk: chunks.length, inline: false });
          const value = inlineText(node, addressable ? path : undefined, chunks.length);
          chunks.push({
            before: `${lead}${indent}${dottedOf(relative)}${pick(" = ", "=", "   =\t")}`,
            value,
            after: `${comment()}\n`,
          });
        }
      }
    };
    pairs(items, []);
    for (const [key, node] of below) {
      const path = [...header, key];
      if (node.kind === "array") {
        if (addressable) tableArrays.push(path);
        for (const element of node.elements) {
          chunks.push({ before: "", value: `[[${dottedOf(path)}]]`, after: `${comment()}\n` });
          block(element, path, false);
        }
      } else if (node.kind === "header") {
        if (addressable) tables.push(path);
        const hasPairs = node.entries.some(([, { kind }]) => kind !== "header" && kind !== "array");
        const isImplicit = !hasPairs && node.entries.some(([, { kind }]) => kind === "header") && pick(true, false);
        if (!isImplicit) {
          const lead = pick("", "\n", "# about it\n", "\n\n  # more\n");
          chunks.push({ before: lead, value: `[${pick("", " ")}${dottedOf(path)}]`, after: `${comment()}\n` });
        }
        block(node.entries, path, addressable);
      }
    }
  };
  block(entries, [], true);
  return { chunks, leaves, tables, tableArrays };
}
