import type { Analysis, Call } from "./analysis.ts";
import { asText, elementOf } from "./evaluate.ts";
import { runCallbacks } from "./calls.ts";
import { usesSafeWithoutMatch } from "./patterns.ts";
import {
  concatenated,
  constantOf,
  derived,
  type Fact,
  joined,
  madeSafe,
  Mark,
  mergeTaints,
  rootsThrough,
  shapeOf,
  textValue,
  UNKNOWN,
  type Value,
} from "./value.ts";
import { EVERY_USE, HOST_USES, Use } from "./vulnerability.ts";

const HARMLESS =
  /^(?:indexOf|lastIndexOf|charCodeAt|codePointAt|localeCompare|getTime|valueOf|toFixed|findIndex|equals|compare|search)$/;
const SAME_TEXT =
  /^(?:trim|trimStart|trimEnd|toString|toLowerCase|toUpperCase|toLocaleLowerCase|normalize|valueOf|toJSON|at)$/;

/** The result of a method of text or of an array; `undefined` where the method is none of them. */
export function methodResult(a: Analysis, call: Call, receiver: Value): Value | undefined {
  const { method, args } = call;
  const [first = UNKNOWN] = args;
  if (HARMLESS.test(method)) return UNKNOWN;
  const array = arrayMethod(a, call, receiver);
  if (array !== undefined) return array;
  if (receiver.elements !== undefined && (method === "join" || method === "toString"))
    return joinedText(receiver, first);
  if (receiver.elements !== undefined && method === "get") return elementOf(receiver);
  if (method === "concat" && receiver.elements === undefined) return concatenated([receiver, ...args.map(asText)]);
  if ((method === "set" || method === "append") && receiver.elements === undefined && receiver.ref === undefined)
    return undefined;
  if (method === "replace" || method === "replaceAll") return replaced(receiver, args, method);
  if (SAME_TEXT.test(method)) {
    if (receiver.taints.length > 0) return { ...derived(receiver), shape: receiver.shape };
    if (receiver.shape !== undefined) return receiver;
    return receiver.marks === 0 ? undefined : { ...UNKNOWN, marks: receiver.marks };
  }
  const weak = args.some(({ marks }) => (marks & Mark.weakRandom) !== 0);
  if (weak && /^(?:charAt|at|slice|substring|substr|charCodeAt)$/.test(method))
    return { ...derived(receiver, 0), marks: Mark.weakRandom };
  if (method === "split" && receiver.taints.length > 0)
    return { ...derived(receiver, 0), roots: rootsThrough(receiver, 0) };
  if (method === "bind") return { ...UNKNOWN, ref: call.callee.replace(/\.bind$/, ""), closure: receiver.closure };
  if ((method === "call" || method === "apply") && receiver.closure !== undefined) return undefined;
  if ((receiver.marks & Mark.weakRandom) !== 0) return { ...UNKNOWN, marks: Mark.weakRandom };
  return undefined;
}

function joinedText(receiver: Value, separator: Value): Value {
  const between = separator === UNKNOWN ? textValue(",") : separator;
  return concatenated(
    (receiver.elements ?? []).flatMap((element, at) => (at === 0 ? [asText(element)] : [between, asText(element)])),
  );
}

function arrayMethod(a: Analysis, call: Call, receiver: Value): Value | undefined {
  const { method, args } = call;
  const [first = UNKNOWN] = args;
  const isArray = receiver.elements !== undefined;
  if (method === "push" || method === "unshift" || (method === "add" && isArray)) {
    for (const root of receiver.roots) {
      if (root.mask !== ~0) continue;
      const elements = [...(receiver.elements ?? []), ...args].slice(0, 200);
      a.state.write(root, { ...receiver, roots: [], elements });
      break;
    }
    return UNKNOWN;
  }
  if (
    isArray &&
    /^(?:slice|filter|reverse|sort|flat|toSorted|toReversed|concat|values)$/.test(method) &&
    first.closure === undefined
  ) {
    const more = method === "concat" ? args.flatMap((arg) => arg.elements ?? [arg]) : [];
    return { ...UNKNOWN, taints: receiver.taints, elements: [...(receiver.elements ?? []), ...more] };
  }
  if (isArray && /^(?:pop|shift|at)$/.test(method)) return elementOf(receiver);
  if (first.closure === undefined) return undefined;
  const item = elementOf(receiver);
  if (method === "reduce" || method === "reduceRight") {
    const initial = args[1] ?? item;
    const once = runCallbacks(a, call, (index) => (index === 0 ? initial : index === 1 ? item : UNKNOWN)) ?? UNKNOWN;
    const accumulated = joined(initial, once);
    return runCallbacks(a, call, (index) => (index === 0 ? accumulated : index === 1 ? item : UNKNOWN));
  }
  if (!/^(?:map|forEach|filter|some|every|find|findLast|flatMap|sort|toSorted)$/.test(method)) return undefined;
  const probe = { variable: { name: "item", value: item }, path: [], mask: ~0 };
  const given: Value = { ...item, roots: [probe, ...item.roots] };
  const returned =
    runCallbacks(a, call, (index) =>
      index === 0 || method.endsWith("orted") || method === "sort" ? given : UNKNOWN,
    ) ?? UNKNOWN;
  const checked = maskOf(returned.whenTrue, probe.variable);
  switch (method) {
    case "map":
    case "flatMap":
      return { ...UNKNOWN, taints: returned.taints, elements: [returned] };
    case "filter":
      return { ...UNKNOWN, elements: [madeSafe({ ...item, roots: [] }, checked)] };
    case "find":
    case "findLast":
      return madeSafe({ ...item, roots: [] }, checked);
    case "every":
      return { ...UNKNOWN, whenTrue: receiver.roots.map((root) => ({ root, mask: checked })) };
    case "some":
      return {
        ...UNKNOWN,
        whenTrue: (returned.whenTrue ?? []).filter(({ root }) => root.variable !== probe.variable),
        whenFalse: receiver.roots.map((root) => ({ root, mask: maskOf(returned.whenFalse, probe.variable) })),
      };
    default:
      return { ...receiver, roots: [] };
  }
}

const maskOf = (facts: readonly Fact[] | undefined, variable: unknown): number =>
  (facts ?? []).reduce((mask, fact) => (fact.root.variable === variable ? mask | fact.mask : mask), 0);

/** Text after a replacement: what is taken out everywhere cannot do harm, once cannot be relied on. */
function replaced(receiver: Value, args: readonly Value[], method: string): Value {
  const [what = UNKNOWN, by = UNKNOWN] = args;
  const taints = by.closure === undefined ? mergeTaints(receiver.taints, by.taints) : receiver.taints;
  const value: Value = {
    ...derived(receiver, 0),
    taints,
    shape: receiver.shape === undefined || receiver.taints.length > 0 ? receiver.shape : undefined,
  };
  const everywhere = method === "replaceAll" || what.pattern?.flags.includes("g") === true;
  if (!everywhere) {
    // A placeholder in a constant text gets what is put in.
    const text = constantOf(receiver);
    return text === undefined
      ? value
      : { ...value, shape: text.replace(constantOf(what) ?? "", () => shapeOf(by)), taints: by.taints };
  }
  const source = what.pattern?.source ?? constantOf(what)?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") ?? "";
  return madeSafe(value, usesAfterRemoval(source, by, what.pattern));
}

function usesAfterRemoval(source: string, by: Value, pattern: Value["pattern"]): number {
  const text = constantOf(by);
  let safe = text !== undefined && /^[\w-]*$/.test(text) && pattern !== undefined ? usesSafeWithoutMatch(pattern) : 0;
  const single = source.length === 1 ? source : (/^\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]$/.exec(source)?.[1] ?? "");
  if (single.includes("<")) safe |= Use.html;
  if (text !== undefined && /\\\$&|\\\\\$&|\\\$1/.test(text) && /\*/.test(single) && /\(/.test(single))
    safe |= Use.regex;
  if (single === "'" && text === "'\\''") safe |= Use.shell;
  if (source === "'" && text === "'\\''") safe |= Use.shell;
  if (/^\\?\/|\[\\*\/\\*\\?\]/.test(source) && /[/\\]/.test(single)) safe |= Use.path;
  return safe & (EVERY_USE | HOST_USES);
}
