import { arrayType, type TypeTerm } from "@maze/core";
import { BOOLEAN, NUMBER, NUMBERS, STRING, orUndefined } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { printTemplate } from "../print/template.ts";
import { idiom, Precedence, spec } from "./spec.ts";

const N = NUMBER;
const B = BOOLEAN;
const S = STRING;

/** Strings have shorter ways to their own length and characters. */
const CHARACTERS = new Set(["string.characters"]);

/** `find` says what `filter` and the first of it say, and `at(-1)` what the first of the reverse says. */
const BEFORE_FIRST = new Set([...CHARACTERS, "array.filter", "array.reverse"]);

/** What the project's compiler settings say about arrays. */
export interface ArrayFacts {
  /** `noUncheckedIndexedAccess`: an indexed element may be `undefined`. */
  readonly checkedIndex: boolean;
}

/** Operations on the values of one array type. Nothing here changes the array. */
export function arrayComponents(array: TypeTerm, facts: ArrayFacts): ComponentSpec[] {
  if (array.kind !== "array") return [];
  const { element } = array;
  const A = arrayType(element, true);
  const copy = arrayType(element);
  const at = facts.checkedIndex ? orUndefined(element) : element;
  const isNumber = element.kind === "primitive" && element.name === "number";
  const isString = element.kind === "primitive" && element.name === "string";
  const isScalar = isNumber || isString || (element.kind === "primitive" && element.name === "boolean");
  const lines = [
    spec("array.length", [A], N, "$0.length", 3, "length size count number many", { notOf: CHARACTERS }),
    spec("array.first", [A], at, "$0[0]", 4, "first head initial", { notOf: BEFORE_FIRST }),
    spec("array.at", [A, N], at, "$0[$1]", 5, "index position element next previous adjacent", { notOf: CHARACTERS }),
    spec("array.last", [A], orUndefined(element), "$0.at(-1)", 5, "last final latest largest", { notOf: CHARACTERS }),
    spec("array.atEnd", [A, N], orUndefined(element), "$0.at($1)", 7, "last end from"),
    spec("array.sliceFrom", [A, N], copy, "$0.slice($1)", 5, "rest after skip without drop slice last tail except"),
    spec("array.slice", [A, N, N], copy, "$0.slice($1, $2)", 6, "first slice between take prefix sub part"),
    spec("array.reverse", [A], copy, "[...$0].reverse()", 5, "reverse reversed backwards descending decreasing", {
      notOf: new Set(["array.reverse"]),
    }),
    spec("array.concat", [A, A], copy, "[...$0, ...$1]", 6, "concatenate concat combine merge both joined append"),
    spec("array.append", [A, element], copy, "[...$0, $1]", 7, "append add end push with"),
    spec("array.prepend", [element, A], copy, "[$0, ...$1]", 7, "prepend front beginning before with"),
    spec("array.of", [element], copy, "[$0]", 7, "array list single only"),
  ];
  lines.push(
    short(
      300,
      spec(
        "array.prefixes",
        [A],
        arrayType(copy),
        "$0.map((_, %i) => $0.slice(0, %i + 1))",
        9,
        "prefix prefixes running rolling cumulative until moment far balance",
      ),
    ),
    short(
      60,
      spec(
        "array.pairs",
        [A],
        arrayType(copy),
        "$0.flatMap((%a, %i) => $0.slice(%i + 1).map((%b) => [%a, %b]))",
        10,
        "pair pairs two any distinct combinations",
      ),
    ),
    short(
      30,
      spec(
        "array.subarrays",
        [A],
        arrayType(copy),
        "$0.flatMap((_, %i) => $0.slice(%i).map((_, %j) => $0.slice(%i, %i + %j + 1)))",
        11,
        "sub array subarray subarrays contiguous consecutive",
      ),
    ),
    windows(A, copy),
  );
  if (isScalar) {
    lines.push(
      spec(
        "array.countOf",
        [A, element],
        N,
        "$0.filter((%a) => %a === $1).length",
        8,
        "count occurrences occurs times frequency appear appears many often",
      ),
      spec(
        "array.includes",
        [A, element],
        B,
        "$0.includes($1)",
        5,
        "includes contains contain in member present among appear both common",
      ),
      spec("array.indexOf", [A, element], N, "$0.indexOf($1)", 6, "index position where find"),
      spec(
        "array.unique",
        [A],
        copy,
        "[...new Set($0)]",
        6,
        "unique distinct duplicates duplicate different once set common",
      ),
      idiom(
        "array.hasDuplicates",
        [A],
        B,
        "new Set($0).size !== $0.length",
        Precedence.equality,
        11,
        "duplicate duplicates unique distinct",
      ),
      spec("array.distinctCount", [A], N, "new Set($0).size", 8, "unique distinct different many count"),
      spec(
        "array.join",
        [arrayType(element, true), S],
        S,
        "$0.join($1)",
        5,
        "join joined separated string concatenate list space comma text",
      ),
    );
  }
  if (isNumber) {
    lines.push(
      spec(
        "numbers.sum",
        [A],
        N,
        "$0.reduce((%a, %b) => %a + %b, 0)",
        6,
        "sum total add average mean altogether count amount",
      ),
      spec("numbers.product", [A], N, "$0.reduce((%a, %b) => %a * %b, 1)", 7, "product multiply factorial"),
      idiom(
        "numbers.mean",
        [A],
        N,
        "$0.reduce((%a, %b) => %a + %b, 0) / $0.length",
        Precedence.multiplicative,
        9,
        "average mean",
      ),
      spec("numbers.max", [A], N, "Math.max(...$0)", 6, "max maximum largest highest biggest greatest most"),
      spec("numbers.min", [A], N, "Math.min(...$0)", 6, "min minimum smallest lowest least"),
      spec(
        "numbers.sort",
        [A],
        copy,
        "[...$0].sort((%a, %b) => %a - %b)",
        6,
        "sort sorted ascending order increasing median smallest largest",
      ),
      spec(
        "numbers.sortDescending",
        [A],
        copy,
        "[...$0].sort((%a, %b) => %b - %a)",
        7,
        "sort sorted descending decreasing largest highest reverse",
      ),
    );
  }
  if (isString) {
    lines.push(
      spec(
        "strings.sort",
        [A],
        copy,
        "[...$0].sort()",
        6,
        "sort sorted alphabetical alphabetically order ascending lexicographic",
      ),
      spec(
        "strings.sortLocale",
        [A],
        copy,
        "[...$0].sort((%a, %b) => %a.localeCompare(%b))",
        8,
        "sort sorted alphabetical alphabetically locale",
      ),
      spec("strings.toNumbers", [A], NUMBERS, "$0.map(Number)", 7, "number numbers numeric integers parse"),
    );
  }
  if (element.kind === "array") {
    lines.push(spec("array.flat", [A], arrayType(element.element), "$0.flat()", 6, "flat flatten nested all"));
  }
  if (isOptional(element))
    lines.push(
      spec(
        "array.defined",
        [A],
        arrayType(withoutUndefined(element)),
        "$0.filter((%a) => %a !== undefined)",
        8,
        "defined missing",
      ),
    );
  return lines;
}

const isOptional = (term: TypeTerm): boolean =>
  term.kind === "union" && term.members.some((member) => member.kind === "primitive" && member.name === "undefined");

const withoutUndefined = (term: TypeTerm): TypeTerm =>
  term.kind === "union"
    ? {
        ...term,
        members: term.members.filter((member) => !(member.kind === "primitive" && member.name === "undefined")),
      }
    : term;

/** The evaluator refuses longer arrays: what they would give is too large to search in. */
function short(longest: number, line: ComponentSpec): ComponentSpec {
  const { text } = printTemplate(
    line.template,
    [{ text: "xs", precedence: Precedence.primary }],
    (binder) => `_${binder}`,
  );
  return {
    ...line,
    source: `(xs) => { if (!(xs.length <= ${String(longest)})) throw new RangeError("too long"); return ${text}; }`,
  };
}

/** Windows of a length, one for each place that they fit. */
function windows(array: TypeTerm, copy: TypeTerm): ComponentSpec {
  const line = spec(
    "array.windows",
    [array, N],
    arrayType(copy),
    "$0.slice($1 - 1).map((_, %i) => $0.slice(%i, %i + $1))",
    10,
    "consecutive adjacent window every neighbour neighbours successive",
  );
  // With a length below one the expression means something else than windows.
  const source =
    "(xs, n) => { if (!(n >= 1 && xs.length <= 300)) throw new RangeError(); return xs.slice(n - 1).map((_, i) => xs.slice(i, i + n)); }";
  return { ...line, source };
}

/** Tuples: reading an element by its place. */
export function tupleComponents(tuple: TypeTerm): ComponentSpec[] {
  if (tuple.kind !== "tuple") return [];
  return tuple.elements.flatMap((element, i) =>
    element.rest || i > 3
      ? []
      : [
          spec(
            `tuple.${String(i)}`,
            [tuple],
            element.optional ? orUndefined(element.type) : element.type,
            `$0[${String(i)}]`,
            3,
            ["first key", "second value", "third", "fourth"][i] ?? "",
          ),
        ],
  );
}
