import type { Random } from "../ast/sample-word.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

/** A JSON text of a value, with its keys in a random order. */
export function inRandomOrder(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => inRandomOrder(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    shuffled(Object.entries(value), random).map(([key, item]) => [key, inRandomOrder(item, random)]),
  );
}

function spelledNumber(value: number, random: Random): string {
  const plain = String(value);
  if (/e/.test(plain)) return plain;
  const way = Math.floor(random() * 4);
  if (way === 0) return plain.includes(".") ? `${plain}0` : `${plain}.0`;
  if (way === 1) return value.toExponential();
  if (way === 2) return value.toExponential().replace("e+", "E0");
  return plain;
}

function spelledString(value: string, random: Random): string {
  let text = "";
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    const escape = `\\u${unit.toString(16).padStart(4, "0")}`;
    if (isSurrogate && random() < 0.5) {
      text += escape + `\\u${value.charCodeAt(index + 1).toString(16)}`;
      index++;
    } else if (isSurrogate) {
      text += value.slice(index, index + 2);
      index++;
    } else if (random() < 0.2)
      text += random() < 0.5 ? escape : escape.replace(/[a-f]/g, (digit) => digit.toUpperCase());
    else text += JSON.stringify(value.charAt(index)).slice(1, -1);
  }
  return `"${text}"`;
}

/** A JSON text of a value, with random white space and, where `loose`, unusual numbers and escapes in its values. */
export function spelled(value: unknown, random: Random, loose: boolean): string {
  const gap = (): string => (random() < 0.8 ? "" : ([" ", "\n", "\t ", "\r\n"][Math.floor(random() * 4)] ?? ""));
  if (Array.isArray(value))
    return `[${gap()}${value.map((item) => spelled(item, random, loose)).join(`${gap()},${gap()}`)}${gap()}]`;
  if (isObject(value)) {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}${gap()}:${gap()}${spelled(item, random, loose)}`,
    );
    return `{${gap()}${pairs.join(`${gap()},${gap()}`)}${gap()}}`;
  }
  if (loose && typeof value === "number") return spelledNumber(value, random);
  if (loose && typeof value === "string") return spelledString(value, random);
  return JSON.stringify(value);
}
