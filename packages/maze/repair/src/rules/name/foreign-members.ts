import { ancestorsOf } from "../../syntax/ancestors.ts";
import { tight } from "../../syntax/wrap.ts";
import { elementOf, isFunctionType, isNullable, widened } from "../../types/type-text.ts";
import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";

/** Members of other libraries and languages, as those that do the same here. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  append: ["push"],
  add: ["push", "add"],
  contains: ["includes", "has"],
  includes: ["has", "includes"],
  has: ["includes", "has"],
  size: ["length", "size"],
  length: ["size", "length"],
  count: ["length", "size"],
  len: ["length"],
  find: ["indexOf", "get"],
  upper: ["toUpperCase"],
  lower: ["toLowerCase"],
  strip: ["trim"],
  startswith: ["startsWith"],
  endswith: ["endsWith"],
  replaceAll: ["replace"],
  substring: ["slice"],
  remove: ["delete"],
  insert: ["set", "push"],
  put: ["set"],
  forEach: ["forEach"],
  isInteger: ["isInteger"],
  last: ["at"],
  charAt: ["charAt", "at"],
  getOrDefault: ["get"],
};

/** Calls without arguments that arrays and strings have elsewhere. */
const WHOLE_CALLS: Readonly<Record<string, (tight: string, whole: string) => string>> = {
  sum: (tight) => `${tight}.reduce((sum, value) => sum + value, 0)`,
  max: (_, whole) => `Math.max(...${whole})`,
  min: (_, whole) => `Math.min(...${whole})`,
  isEmpty: (tight) => `(${tight}.length === 0)`,
  first: (tight) => `${tight}[0]`,
  last: (tight) => `${tight}[${tight}.length - 1]`,
  reverse: (tight) => `${tight}.split("").reverse().join("")`,
  sort: (tight) => `${tight}.split("").sort().join("")`,
  abs: (_, whole) => `Math.abs(${whole})`,
  toInt: (_, whole) => `Math.trunc(Number(${whole}))`,
  toNumber: (_, whole) => `Number(${whole})`,
  isUpperCase: (tight) => `/^[A-Z]+$/.test(${tight})`,
  isLowerCase: (tight) => `/^[a-z]+$/.test(${tight})`,
  isupper: (tight) => `/^[A-Z]+$/.test(${tight})`,
  islower: (tight) => `/^[a-z]+$/.test(${tight})`,
  isalpha: (tight) => `/^[A-Za-z]+$/.test(${tight})`,
  isdigit: (tight) => `/^[0-9]+$/.test(${tight})`,
  isDigit: (tight) => `/^[0-9]+$/.test(${tight})`,
  isLetter: (tight) => `/^[A-Za-z]+$/.test(${tight})`,
  capitalize: (tight) => `${tight}.replace(/^./, (letter) => letter.toUpperCase())`,
};

/** Array methods that a string, a set or an iterator lacks. */
const ARRAY_METHODS = new Set([
  "some",
  "every",
  "map",
  "filter",
  "reduce",
  "forEach",
  "sort",
  "reverse",
  "join",
  "find",
  "findIndex",
  "indexOf",
  "slice",
  "includes",
  "flatMap",
  "at",
  "length",
  "concat",
  "push",
  "pop",
  "shift",
  "toReversed",
  "toSorted",
  "entries",
  "fill",
  "splice",
  "lastIndexOf",
  "flat",
  "every",
]);
const STRING_METHODS = new Set([
  "toUpperCase",
  "toLowerCase",
  "split",
  "charAt",
  "charCodeAt",
  "replace",
  "replaceAll",
  "trim",
  "includes",
  "length",
  "startsWith",
  "endsWith",
  "slice",
  "substring",
  "match",
  "padStart",
  "padEnd",
  "indexOf",
  "repeat",
  "codePointAt",
  "substr",
  "at",
  "localeCompare",
]);

/** Reads a member of what has it: an array of the letters, the text of a number, the result of a call. */
export const foreignMembers: RepairRule = {
  id: "foreign-members",
  family: "name",
  summary:
    "Reads an unknown member of a value that has it: the array of a string's letters or of a set, the text of a number, the result of a call; or by the name that it has here.",
  codes: [2339, 2551, 2550, 2488, 2349],
  example: {
    before: 'export const vowels = (text: string): boolean => text.some((letter) => letter === "a");\n',
    after: 'export const vowels = (text: string): boolean => [...text].some((letter) => letter === "a");\n',
  },
  async propose({ program, node, typesOf }) {
    const member = [node, ...ancestorsOf(program, node)].find((at) => at.type === "MemberExpression");
    if (member?.type !== "MemberExpression") return [];
    const { object, property } = member;
    const name = program.textOf(property);
    const [type] = await typesOf([object]);
    const found: RuleEdit[] = [];
    const whole = program.textOf(object);
    const receiver = (text: string, cost: number, explanation: string): void => {
      found.push({ edits: [replaced(object, text)], cost, explanation });
    };
    for (const other of Object.hasOwn(SYNONYMS, name) ? (SYNONYMS[name] ?? []) : []) {
      if (other !== name)
        found.push({ edits: [replaced(property, other)], cost: 3, explanation: `${name} is ${other} here` });
    }
    const call = program.parentOf(member);
    if (call?.type === "CallExpression" && call.callee === member && /^(?:size|length)$/.test(name)) {
      const close = { start: property.start, end: call.end };
      for (const other of ["length", "size"])
        found.push({ edits: [replaced(close, other)], cost: 2, explanation: `${other} is no method` });
    }
    if (call?.type === "CallExpression" && call.callee === member && call.arguments.length === 0) {
      for (const write of Object.hasOwn(WHOLE_CALLS, name) ? [WHOLE_CALLS[name]] : []) {
        if (write !== undefined)
          found.push({
            edits: [replaced(call, write(tight(program, object), whole))],
            cost: 4,
            explanation: `${name} as it is written here`,
          });
      }
    }
    if (type === undefined) return found;
    const plain = widened(type);
    if (isFunctionType(type)) receiver(`${tight(program, object)}()`, 3, `${whole} called`);
    if (ARRAY_METHODS.has(name)) {
      if (plain === "string") receiver(`${tight(program, object)}.split("")`, 3.5, "the letters of a string");
      if (/^(?:string|(?:Readonly)?(?:Set|Map)<|\w*Iterator<|IterableIterator|Iterable|Generator)/.test(plain))
        receiver(`[...${whole}]`, 3, "the array of what it holds");
      if (plain === "number") receiver(`[...String(${whole})]`, 5, "the digits of a number");
      if (/^(?:Record<|\{)/.test(plain)) {
        for (const part of ["keys", "values", "entries"])
          receiver(`Object.${part}(${whole})`, 4, `the ${part} of an object`);
      }
      if (name === "length" && /^(?:Record<|\{)/.test(plain))
        receiver(`Object.keys(${whole})`, 3, "the keys of an object");
    }
    if (STRING_METHODS.has(name)) {
      if (/^(?:number|boolean|bigint|unknown)\b/.test(plain) || plain.includes(" | "))
        receiver(`String(${whole})`, 3, "the text of a value");
      if (elementOf(plain) !== undefined)
        receiver(`${tight(program, object)}.join("")`, 5, "the joined text of an array");
    }
    if (plain === "string" && /^(?:toFixed|toPrecision|toExponential)$/.test(name))
      receiver(`Number(${whole})`, 3, "the number of a text");
    if (/^Promise</.test(plain)) receiver(`(await ${whole})`, 2, "the value of a promise");
    if (isNullable(plain))
      found.push({ edits: [inserted(object.end, "?")], cost: 3, explanation: "read where it is there" });
    if (elementOf(plain) !== undefined) receiver(`${tight(program, object)}[0]`, 8, "the first element");
    return found;
  },
};
