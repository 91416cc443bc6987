/** A set of characters as sorted ranges of code units. */
export type Characters = readonly (readonly [from: number, to: number])[];

export type RegexNode =
  | { readonly kind: "characters"; readonly of: Characters }
  | { readonly kind: "assertion" }
  | { readonly kind: "empty" }
  | { readonly kind: "sequence"; readonly parts: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly options: readonly RegexNode[] }
  | { readonly kind: "repeat"; readonly body: RegexNode; readonly least: number; readonly most: number };

const LAST = 0xffff;
const DIGIT: Characters = [[48, 57]];
const WORD: Characters = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: Characters = [
  [9, 13],
  [32, 32],
  [160, 160],
];
const ANY: Characters = [
  [0, 9],
  [11, LAST],
];

export function inverted(set: Characters): Characters {
  const out: [number, number][] = [];
  let from = 0;
  for (const [low, high] of [...set].sort((x, y) => x[0] - y[0])) {
    if (low > from) out.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  if (from <= LAST) out.push([from, LAST]);
  return out;
}

/** Reads a pattern; `undefined` where it holds what is not followed: back references, or too deep a nesting. */
export function parseRegex(source: string): RegexNode | undefined {
  const reader = { source, at: 0, depth: 0, failed: false };
  const node = choice(reader);
  return reader.failed || reader.at < source.length ? undefined : node;
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
  failed: boolean;
}

function choice(r: Reader): RegexNode {
  if (++r.depth > 50) r.failed = true;
  const options = [sequence(r)];
  while (!r.failed && r.source[r.at] === "|") {
    r.at++;
    options.push(sequence(r));
  }
  r.depth--;
  return options.length === 1 ? (options[0] ?? { kind: "empty" }) : { kind: "choice", options };
}

function sequence(r: Reader): RegexNode {
  const parts: RegexNode[] = [];
  while (!r.failed && r.at < r.source.length && r.source[r.at] !== "|" && r.source[r.at] !== ")")
    parts.push(quantified(r, atom(r)));
  return { kind: "sequence", parts };
}

function quantified(r: Reader, body: RegexNode): RegexNode {
  const match = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(r.source.slice(r.at, r.at + 30));
  if (match === null) return body;
  r.at += match[0].length;
  const [, sign, low, comma, high] = match;
  if (sign !== undefined)
    return { kind: "repeat", body, least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
  const least = Number(low);
  return { kind: "repeat", body, least, most: comma === undefined ? least : high === "" ? Infinity : Number(high) };
}

function atom(r: Reader): RegexNode {
  const c = r.source[r.at++];
  if (c === "(") return group(r);
  if (c === "[") return { kind: "characters", of: set(r) };
  if (c === ".") return { kind: "characters", of: ANY };
  if (c === "^" || c === "$") return { kind: "assertion" };
  if (c === "\\") return escape(r);
  const code = (c ?? "").charCodeAt(0);
  return { kind: "characters", of: [[code, code]] };
}

function group(r: Reader): RegexNode {
  const head = /^\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:)/.exec(r.source.slice(r.at, r.at + 80))?.[0] ?? "";
  r.at += head.length;
  const body = choice(r);
  if (r.source[r.at] !== ")") r.failed = true;
  r.at++;
  return /^\?<?[=!]$/.test(head) ? { kind: "assertion" } : body;
}

function escape(r: Reader): RegexNode {
  const c = r.source[r.at++] ?? "";
  if (c === "b" || c === "B") return { kind: "assertion" };
  if (/[1-9k]/.test(c)) r.failed = true;
  return { kind: "characters", of: escaped(r, c) };
}

function escaped(r: Reader, c: string): Characters {
  const classes: Readonly<Record<string, Characters>> = { d: DIGIT, w: WORD, s: SPACE };
  const known = classes[c.toLowerCase()];
  if (known !== undefined) return c === c.toLowerCase() ? known : inverted(known);
  if (c === "p" || c === "P") {
    r.at += /^\{[^}]*\}/.exec(r.source.slice(r.at))?.[0].length ?? 0;
    return c === "p"
      ? [
          [65, 90],
          [97, 122],
          [192, LAST],
        ]
      : [[0, 64]];
  }
  const hex =
    c === "x" || c === "u"
      ? /^(?:\{([0-9a-f]+)\}|([0-9a-f]{2,4}))/i.exec(r.source.slice(r.at, r.at + (c === "x" ? 2 : 10)))
      : null;
  if (hex !== null) {
    r.at += hex[0].length;
    const code = Math.min(LAST, Number.parseInt(hex[1] ?? hex[2] ?? "0", 16));
    return [[code, code]];
  }
  const control: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
  const code = control[c] ?? c.charCodeAt(0);
  return [[code, code]];
}

function set(r: Reader): Characters {
  const negated = r.source[r.at] === "^";
  if (negated) r.at++;
  const ranges: (readonly [number, number])[] = [];
  while (r.at < r.source.length && r.source[r.at] !== "]") {
    const from = member(r);
    const single = from.length === 1 && from[0]?.[0] === from[0]?.[1];
    if (single && r.source[r.at] === "-" && r.source[r.at + 1] !== "]" && r.at + 1 < r.source.length) {
      r.at++;
      const to = member(r);
      ranges.push([from[0]?.[0] ?? 0, to[0]?.[1] ?? 0]);
    } else ranges.push(...from);
  }
  if (r.source[r.at] !== "]") r.failed = true;
  r.at++;
  return negated ? inverted(ranges) : ranges;
}

function member(r: Reader): Characters {
  const c = r.source[r.at++] ?? "";
  if (c === "\\") {
    const next = r.source[r.at++] ?? "";
    return next === "b" ? [[8, 8]] : escaped(r, next);
  }
  return [[c.charCodeAt(0), c.charCodeAt(0)]];
}
