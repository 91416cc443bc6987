import { BOOLEAN, NUMBER, NUMBERS, STRING } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { idiom, operator, Precedence, spec } from "./spec.ts";

const N = NUMBER;
const B = BOOLEAN;
const S = STRING;
const { additive, equality, exponent, multiplicative, relational, unary, and } = Precedence;

/** Arithmetic, comparison, `Math`, digits and ranges. */
export function numberComponents(): ComponentSpec[] {
  const less = operator(
    "number.less",
    [N, N],
    B,
    "$0 < $1",
    relational,
    4,
    "less below under smaller fewer before negative positive greater more above over larger exceeds between longer shorter older younger higher lower bigger than",
    { distinct: true },
  );
  const atMost = operator(
    "number.atMost",
    [N, N],
    B,
    "$0 <= $1",
    relational,
    5,
    "most least within between minimum maximum",
    { distinct: true },
  );
  return [
    operator("number.add", [N, N], N, "$0 + $1", additive, 4, "add sum plus total increase more added next", {
      commutative: true,
    }),
    operator(
      "number.subtract",
      [N, N],
      N,
      "$0 - $1",
      additive,
      4,
      "subtract minus difference less remaining decrease between distance previous",
      { distinct: true },
    ),
    operator(
      "number.multiply",
      [N, N],
      N,
      "$0 * $1",
      multiplicative,
      4,
      "multiply times product area twice double percent price squared rate",
      { commutative: true },
    ),
    operator(
      "number.divide",
      [N, N],
      N,
      "$0 / $1",
      multiplicative,
      5,
      "divide divided half average mean ratio per share percent",
      { distinct: true },
    ),
    operator(
      "number.remainder",
      [N, N],
      N,
      "$0 % $1",
      multiplicative,
      5,
      "remainder modulo mod divisible even odd last digit decimal part",
      { distinct: true },
    ),
    {
      ...operator(
        "number.power",
        [N, N],
        N,
        "$0 ** $1",
        exponent,
        7,
        "power exponent square squared cube cubed raised",
      ),
      template: operator("", [N, N], N, "$0 ** $1", exponent + 1, 0).template,
    },
    { ...less, flags: { ...less.flags, flipped: operator("", [N, N], B, "$1 > $0", relational, 0).template } },
    { ...atMost, flags: { ...atMost.flags, flipped: operator("", [N, N], B, "$1 >= $0", relational, 0).template } },
    operator("number.equals", [N, N], B, "$0 === $1", equality, 5, "equal equals same exactly is", {
      commutative: true,
      distinct: true,
    }),
    operator("number.differs", [N, N], B, "$0 !== $1", equality, 6, "different not differs", {
      commutative: true,
      distinct: true,
    }),
    idiom("number.increment", [N], N, "$0 + 1", additive, 6, "next increment plus one inclusive"),
    idiom("number.decrement", [N], N, "$0 - 1", additive, 6, "previous decrement minus one before index last"),
    idiom("number.double", [N], N, "$0 * 2", multiplicative, 6, "double doubled twice"),
    idiom("number.half", [N], N, "$0 / 2", multiplicative, 6, "half halved middle halves"),
    idiom("number.square", [N], N, "$0 ** 2", exponent, 6, "square squared squares area power"),
    idiom("number.cube", [N], N, "$0 ** 3", exponent, 8, "cube cubed cubes power volume"),
    idiom("number.negate", [N], N, "-$0", unary, 6, "negative negate opposite minus sign"),
    spec("number.abs", [N], N, "Math.abs($0)", 6, "absolute distance difference magnitude closer close"),
    spec("number.floor", [N], N, "Math.floor($0)", 6, "floor down whole integer round rounded"),
    spec("number.ceil", [N], N, "Math.ceil($0)", 6, "ceil ceiling up round rounded"),
    spec("number.round", [N], N, "Math.round($0)", 6, "round rounded nearest integer closest"),
    spec("number.trunc", [N], N, "Math.trunc($0)", 7, "truncate integer part whole"),
    spec("number.sqrt", [N], N, "Math.sqrt($0)", 7, "square root hypotenuse perfect"),
    spec("number.cbrt", [N], N, "Math.cbrt($0)", 9, "cube root"),
    spec("number.sign", [N], N, "Math.sign($0)", 7, "sign signs negative positive"),
    spec(
      "number.max",
      [N, N],
      N,
      "Math.max($0, $1)",
      5,
      "max maximum largest greater larger biggest least clamp highest",
      { commutative: true, distinct: true },
    ),
    spec("number.min", [N, N], N, "Math.min($0, $1)", 5, "min minimum smallest lesser smaller most clamp cap lowest", {
      commutative: true,
      distinct: true,
    }),
    idiom("number.isEven", [N], B, "$0 % 2 === 0", equality, 6, "even odd"),
    idiom("number.isOdd", [N], B, "$0 % 2 !== 0", equality, 7, "odd even"),
    idiom(
      "number.divides",
      [N, N],
      B,
      "$0 % $1 === 0",
      equality,
      7,
      "divisible multiple divide divisor factor multiples",
      { distinct: true },
    ),
    spec("number.isInteger", [N], B, "Number.isInteger($0)", 6, "integer whole int"),
    spec("number.toString", [N], S, "String($0)", 5, "string text convert number digits"),
    spec("number.toRadix", [N, N], S, "$0.toString($1)", 7, "binary hexadecimal base radix octal bits"),
    spec(
      "number.toFixed",
      [N, N],
      S,
      "$0.toFixed($1)",
      6,
      "decimals decimal places fixed cents price digits money currency",
    ),
    spec("number.digits", [N], NUMBERS, "[...String($0)].map(Number)", 7, "digit digits"),
    bounded(
      spec(
        "number.range",
        [N],
        NUMBERS,
        "Array.from({ length: $0 }, (_, %i) => %i)",
        6,
        "range up first sequence numbers list each until",
      ),
      "a",
      "i",
    ),
    bounded(
      spec(
        "number.rangeFromOne",
        [N],
        NUMBERS,
        "Array.from({ length: $0 }, (_, %i) => %i + 1)",
        6,
        "range from up to first sequence numbers inclusive sum factorial divisors",
      ),
      "a",
      "i + 1",
    ),
    bounded(
      spec(
        "number.rangeBetween",
        [N, N],
        NUMBERS,
        "Array.from({ length: Math.max(0, $1 - $0) }, (_, %i) => $0 + %i)",
        8,
        "between range inclusive prime divisors",
        { distinct: true },
      ),
      "Math.max(0, b - a)",
      "a + i",
    ),
    idiom(
      "number.isPrime",
      [N],
      B,
      "$0 > 1 && Array.from({ length: Math.floor(Math.sqrt($0)) }, (_, %i) => %i + 1).every((%j) => %j === 1 || $0 % %j !== 0)",
      and,
      11,
      "prime primes",
    ),
    spec("number.isNaN", [N], B, "Number.isNaN($0)", 8, "nan valid invalid"),
  ];
}

/** Sequences longer than this are not worth the time of a search. */
const LONGEST = 2000;

/** The same as the line, several times as fast as `Array.from` with a function. */
function bounded(line: ComponentSpec, length: string, element: string): ComponentSpec {
  const fill = `const all = []; for (let i = 0; i + 1 <= length; i++) all.push(${element}); return all;`;
  const source = `(a, b) => { const length = ${length}; if (!(length <= ${String(LONGEST)})) throw new RangeError("too long"); ${fill} }`;
  return { ...line, source };
}
