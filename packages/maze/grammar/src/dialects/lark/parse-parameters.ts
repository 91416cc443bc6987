import type { Argument, Condition } from "../../ast/grammar.ts";
import type { LarkReader } from "./lark-reader.ts";
import type { LarkArgument } from "./lark-tree.ts";

const ALL_BITS = (1n << 64n) - 1n;

/** The bits of a parameter from `low` up to but not with `high`. */
interface BitRange {
  readonly low: number;
  readonly high: number;
}
const maskOf = ({ low, high }: BitRange): bigint => ((1n << BigInt(high - low)) - 1n) << BigInt(low);

function integer(reader: LarkReader): bigint {
  const from = reader.at;
  reader.inline();
  const found = reader.match(/0[xX][0-9a-fA-F]+|\d+/y)?.[0];
  if (found === undefined) throw reader.syntax("expected a whole number");
  const value = BigInt(found);
  if (value > ALL_BITS) throw reader.syntax("a parameter has 64 bits", from);
  return value;
}

function bitIndex(reader: LarkReader): number {
  const from = reader.at;
  const value = integer(reader);
  if (value > 63n) throw reader.syntax("a parameter has the bits 0 to 63", from);
  return Number(value);
}

function bitRange(reader: LarkReader): BitRange {
  reader.inline();
  if (reader.take("_")) return { low: 0, high: 64 };
  const from = reader.at;
  reader.expect("[");
  const low = Number(integer(reader));
  reader.inline();
  reader.expect(":");
  const high = Number(integer(reader));
  reader.inline();
  reader.expect("]");
  if (low >= high || high > 64) throw reader.syntax("a range of bits is [low:high], at most [0:64]", from);
  return { low, high };
}

function comma(reader: LarkReader): void {
  reader.inline();
  reader.expect(",");
}

/** Reads what is passed to a parametric rule, after `::`. */
export function parseArgument(reader: LarkReader): LarkArgument {
  const at = reader.at;
  if (/\d/.test(reader.next)) return one({ op: "constant", value: integer(reader) });
  const name = reader.match(/[a-z_]+/y)?.[0];
  if (name === "_") return one({ op: "self" });
  if (name === undefined) throw reader.syntax("expected an argument");
  reader.expect("(");
  const argument = argumentOf(reader, name, at);
  reader.inline();
  reader.expect(")");
  return argument;
}

const one = (argument: Argument): LarkArgument => ({ kind: "steps", steps: [argument] });

function argumentOf(reader: LarkReader, name: string, at: number): LarkArgument {
  switch (name) {
    case "set_bit":
      return one({ op: "set-bit", bit: bitIndex(reader) });
    case "clear_bit":
      return one({ op: "clear-bit", bit: bitIndex(reader) });
    case "bit_or":
      return bits(integer(reader), "set-bit");
    case "bit_and":
      return bits(ALL_BITS ^ integer(reader), "clear-bit");
    case "incr": {
      const range = bitRange(reader);
      const limit: Condition = { test: "bits-equal", mask: maskOf(range), value: maskOf(range) };
      return { kind: "saturating", limit, step: { op: "add", value: 1n << BigInt(range.low) } };
    }
    case "decr": {
      const range = bitRange(reader);
      const limit: Condition = { test: "bits-equal", mask: maskOf(range), value: 0n };
      return { kind: "saturating", limit, step: { op: "add", value: -(1n << BigInt(range.low)) } };
    }
    default:
      throw reader.syntax(`there is no function ${name} for an argument`, at);
  }
}

function bits(mask: bigint, op: "set-bit" | "clear-bit"): LarkArgument {
  const steps: Argument[] = [];
  for (let bit = 0; bit < 64; bit++) if (((mask >> BigInt(bit)) & 1n) === 1n) steps.push({ op, bit });
  return { kind: "steps", steps: steps.length === 0 ? [{ op: "self" }] : steps };
}

/** Reads a condition, after `%if`. */
export function parseCondition(reader: LarkReader): Condition {
  reader.inline();
  const at = reader.at;
  const name = reader.match(/[a-z_]+/y)?.[0];
  if (name === undefined) throw reader.syntax("expected a condition");
  reader.inline();
  if (name === "true") {
    if (reader.take("(")) reader.expect(")");
    return { test: "and", conditions: [] };
  }
  reader.expect("(");
  const condition = conditionOf(reader, name, at);
  reader.inline();
  reader.expect(")");
  return condition;
}

function conditionOf(reader: LarkReader, name: string, at: number): Condition {
  if (name === "bit_set") return { test: "bit-set", bit: bitIndex(reader) };
  if (name === "bit_clear") return { test: "bit-clear", bit: bitIndex(reader) };
  if (name === "not") return { test: "not", condition: parseCondition(reader) };
  if (name === "and" || name === "or") {
    const conditions = [parseCondition(reader)];
    reader.inline();
    while (reader.take(",")) {
      conditions.push(parseCondition(reader));
      reader.inline();
    }
    return { test: name, conditions };
  }
  const range = bitRange(reader);
  if (name === "is_ones") return { test: "bits-equal", mask: maskOf(range), value: maskOf(range) };
  if (name === "is_zeros") return { test: "bits-equal", mask: maskOf(range), value: 0n };
  comma(reader);
  const value = integer(reader);
  const compared = name.startsWith("bit_count_") ? bitCount : comparison;
  const condition = compared(name.replace("bit_count_", ""), range, value);
  if (condition === undefined) throw reader.syntax(`there is no condition ${name}`, at);
  return condition;
}

const never: Condition = { test: "or", conditions: [] };
const not = (condition: Condition): Condition => ({ test: "not", condition });

function bitCount(operator: string, range: BitRange, value: bigint): Condition | undefined {
  const mask = maskOf(range);
  const count = Number(value);
  const between = (min: number, max: number | null): Condition => ({ test: "bit-count", mask, min, max });
  const conditions: Readonly<Record<string, Condition>> = {
    eq: between(count, count),
    ne: not(between(count, count)),
    lt: count === 0 ? never : between(0, count - 1),
    le: between(0, count),
    gt: between(count + 1, null),
    ge: between(count, null),
  };
  return conditions[operator];
}

/** Compares some bits of the parameter: bit by bit, since conditions compare the whole or test bits for equality. */
function comparison(operator: string, range: BitRange, value: bigint): Condition | undefined {
  const mask = maskOf(range);
  const fits = value <= mask >> BigInt(range.low);
  const shifted = value << BigInt(range.low);
  const equal: Condition = fits ? { test: "bits-equal", mask, value: shifted } : never;
  const less = fits ? lessThan(range, value) : not(never);
  const conditions: Readonly<Record<string, Condition>> = {
    eq: equal,
    ne: not(equal),
    lt: less,
    le: { test: "or", conditions: [less, equal] },
    gt: not({ test: "or", conditions: [less, equal] }),
    ge: not(less),
  };
  return conditions[operator];
}

/** Less than `value`: at some bit that is set there the parameter has none, and all higher bits are the same. */
function lessThan({ low, high }: BitRange, value: bigint): Condition {
  if (low === 0 && high === 64) return { test: "less", value };
  const conditions: Condition[] = [];
  for (let bit = low; bit < high; bit++) {
    const place = BigInt(bit - low);
    if (((value >> place) & 1n) === 0n) continue;
    const above = (value >> (place + 1n)) << (place + 1n);
    conditions.push({ test: "bits-equal", mask: maskOf({ low: bit, high }), value: above << BigInt(low) });
  }
  return { test: "or", conditions };
}
