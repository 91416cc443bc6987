/** Globals that are values. */
export const VALUE_GLOBALS: ReadonlySet<string> = new Set(["undefined", "NaN", "Infinity"]);

/** Globals of the language that code may name in an argument or result: they are the same wherever it runs. */
export const LANGUAGE_GLOBALS: ReadonlySet<string> = new Set(
  (
    "Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError Float32Array " +
    "Float64Array Int16Array Int32Array Int8Array Intl JSON Map Math Number Object RangeError ReferenceError RegExp " +
    "Set String Symbol SyntaxError TypeError URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array " +
    "Uint8ClampedArray AggregateError decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN " +
    "parseFloat parseInt structuredClone"
  ).split(" "),
);

/** Members whose value is another one each time. */
export const CHANGING_MEMBERS: ReadonlySet<string> = new Set(["Date.now", "Math.random"]);
