import { factsOf } from "./guards.ts";
import { isCheckName, sanitises } from "./sanitisers.ts";
import { schemaCall } from "./schemas.ts";
import {
  concatenated,
  constantOf,
  deepTaints,
  derived,
  madeSafe,
  Mark,
  mergeRoots,
  mergeTaints,
  refValue,
  rootsThrough,
  shapeOf,
  textValue,
  UNKNOWN,
  type Value,
} from "./value.ts";
import { EVERY_USE, HOST_USES, Use } from "./vulnerability.ts";

/** Functions that give back what they got in another form. */
const PASSES =
  /^(?:String|Object|decodeURIComponent|decodeURI|unescape|encodeURI|atob|btoa|structuredClone|Buffer\.from|JSON\.parse|querystring\.(?:parse|unescape)|qs\.parse|url\.parse|util\.format|util\.inspect|Object\.(?:assign|freeze|fromEntries|create)|Array\.from|Array\.of|Symbol|new (?:URLSearchParams|String|Set|Map|FormData)|lodash\.(?:trim|get|toString|cloneDeep|clone|camelCase|flatten|first|head|last|toLower|toUpper|map)|(?:marked(?:\.\w+)*|markdown-it\(\)\.render|markdown-it(?:\.\w+)*|showdown\.Converter\(\)\.makeHtml)|.*cookie\.parse|Promise\.resolve|useState|useRef|useDeferredValue|cookie\.parse)$/;

/** The result of a function of a library or the platform; `undefined` where nothing is known of it. */
export function libraryResult(
  callee: string,
  method: string,
  args: readonly Value[],
  receiver: Value | undefined,
): Value | undefined {
  const [first = UNKNOWN] = args;
  if (callee === "") return undefined;
  const schema = schemaCall(callee, method, args, receiver);
  if (schema !== undefined) return schema;
  if (
    /^(?:path|path\/posix|path\.posix|path\.win32|upath|path\/win32)\.(?:join|resolve|normalize|relative|dirname|extname|parse)$/.test(
      callee,
    )
  )
    return pathResult(method, args);
  if (/^(?:fs|fs\/promises|fs\.promises|fs-extra)\.realpath(?:Sync)?$/.test(callee))
    return { ...derived(first, Use.path), marks: Mark.normalised };
  if (callee === "new URL" || callee === "URL" || callee === "URL.parse") return urlResult(args);
  if (callee === "new RegExp" || callee === "RegExp") {
    const source = constantOf(first);
    return source === undefined
      ? UNKNOWN
      : { ...UNKNOWN, pattern: { source, flags: constantOf(args[1] ?? UNKNOWN) ?? "" } };
  }
  if (callee === "Object.create") return first.literal === null ? { ...UNKNOWN, marks: Mark.bare } : UNKNOWN;
  if (callee === "Math.random") return { ...refValue("Math.random()"), marks: Mark.weakRandom };
  if (/^Math\.\w+$/.test(callee)) return { ...UNKNOWN, marks: marksOf(args) & Mark.weakRandom };
  if (/^(?:Buffer\.(?:alloc|allocUnsafe|from)|new (?:Uint8Array|Buffer))$/.test(callee) && first.taints.length === 0) {
    const fixed = first.literal !== undefined || constantOf(first) !== undefined || first.elements !== undefined;
    return { ...UNKNOWN, marks: fixed ? Mark.fixed : marksOf(args) & Mark.weakRandom };
  }
  if (callee === "Date.now" || callee === "Date") return UNKNOWN;
  if (/^Object\.(?:keys|getOwnPropertyNames)$|^Reflect\.ownKeys$/.test(callee))
    return { ...UNKNOWN, elements: [keysOf(first)] };
  if (callee === "Object.entries")
    return { ...UNKNOWN, elements: [{ ...UNKNOWN, elements: [keysOf(first), insideOf(first)] }] };
  if (callee === "Object.values") return { ...UNKNOWN, elements: [insideOf(first)] };
  if (callee === "Object.assign" && args.length > 0) return mergedObjects(args);
  if (callee === "new Set" || callee === "Array.from" || callee === "Object.freeze" || callee === "new Array")
    return { ...first, roots: rootsThrough(first, EVERY_USE), ref: undefined };
  if (callee === "Array.isArray") return UNKNOWN;
  if (callee === "JSON.stringify") return { ...UNKNOWN, taints: deepTaints(first, Use.html), roots: [] };
  if (/(?:^|\.)(?:pick)$/.test(callee)) return madeSafe(derived(first, 0), Use.key);
  if (callee === "util.promisify" || /^(?:promisify|util\.callbackify|.*\.bind)$/.test(callee))
    return bound(callee, first, receiver);
  const safe = sanitises(callee);
  if (safe !== undefined) {
    const marks = marksOf(args) & Mark.weakRandom;
    if (safe === EVERY_USE) return { ...UNKNOWN, marks, whenTrue: factsOf(first, EVERY_USE) };
    return { ...madeSafe(derived(first, 0), safe), marks };
  }
  if (isCheckName(callee)) return { ...UNKNOWN, whenTrue: factsOf(first, EVERY_USE) };
  if (PASSES.test(callee)) {
    const all = args.map((arg) => (arg.elements === undefined && arg.fields === undefined ? derived(arg) : arg));
    const [only = UNKNOWN] = all;
    return all.length === 1
      ? { ...only, shape: first.shape, ref: undefined }
      : {
          ...concatenated(all.map((arg) => ({ ...arg, taints: deepTaints(arg, 0) }))),
          taints: all.reduce<Value["taints"]>((t, arg) => mergeTaints(t, arg.taints), []),
          shape: undefined,
        };
  }
  return undefined;
}

const marksOf = (args: readonly Value[]): number => args.reduce((marks, arg) => marks | arg.marks, 0);

function bound(callee: string, first: Value, receiver: Value | undefined): Value | undefined {
  if (!callee.endsWith(".bind")) return { ...UNKNOWN, ref: first.ref, closure: first.closure };
  return receiver === undefined
    ? undefined
    : { ...UNKNOWN, ref: callee.slice(0, -".bind".length), closure: receiver.closure };
}

function pathResult(method: string, args: readonly Value[]): Value {
  const joinedText = concatenated(args.flatMap((arg, at) => (at === 0 ? [arg] : [textValue("/"), arg])));
  const roots = args.reduce<Value["roots"]>((all, arg) => mergeRoots(all, rootsThrough(arg, Use.path)), []);
  if (method === "relative") return { ...joinedText, roots, marks: Mark.normalised, shape: undefined };
  if (method === "extname") return { ...UNKNOWN };
  if (method === "parse") {
    const [first = UNKNOWN] = args;
    const name = madeSafe(derived(first, 0), Use.path);
    return {
      ...derived(first, 0),
      fields: new Map([
        ["base", name],
        ["name", name],
        ["ext", UNKNOWN],
      ]),
    };
  }
  // Nothing climbs above the root: `normalize("/" + name)`.
  const rooted = /^\/+\uE000/.test(joinedText.shape ?? "") || (method === "resolve" && args[0]?.shape === "/");
  const value = rooted ? madeSafe(joinedText, Use.path) : joinedText;
  return { ...value, roots, marks: value.marks | Mark.normalised };
}

/** A URL: its host is chosen by whoever chose the start of the text. */
function urlResult([first = UNKNOWN, base]: readonly Value[]): Value {
  const taints = base === undefined ? first.taints : mergeTaints(first.taints, base.taints);
  const relative = base !== undefined && /^\/[^/\uE000\uE001]/.test(shapeOf(first));
  const value: Value = {
    ...UNKNOWN,
    taints,
    roots: rootsThrough(first, ~0 >>> 0),
    shape: base === undefined ? first.shape : undefined,
  };
  return relative ? madeSafe({ ...value, shape: undefined }, HOST_USES) : value;
}

const keysOf = (object: Value): Value => {
  if (object.fields !== undefined && object.taints.length === 0) return UNKNOWN;
  return object.taints.length === 0 ? UNKNOWN : { ...derived(object, 0), marks: Mark.anyKey };
};

const insideOf = (object: Value): Value => {
  const [first, ...others] = [...(object.fields?.values() ?? [])];
  if (first !== undefined)
    return { ...UNKNOWN, taints: others.reduce((taints, value) => mergeTaints(taints, value.taints), first.taints) };
  return object.taints.length === 0 ? UNKNOWN : derived(object, 0);
};

function mergedObjects(args: readonly Value[]): Value {
  const fields = new Map<string, Value>();
  for (const arg of args) for (const [name, value] of arg.fields ?? []) fields.set(name, value);
  const taints = args.reduce<Value["taints"]>((all, arg) => mergeTaints(all, arg.taints), []);
  return { ...UNKNOWN, taints, fields, marks: (args[0]?.marks ?? 0) & Mark.bare };
}
