import type { BreakingInput, ItemLanguage, ItemProgram } from "./executable-item.ts";
import { itemFile } from "./item-files.ts";

/**
 * Calls both functions on the arguments and prints, after the marker, whether they differ and what each gave. Numbers
 * differ by more than a billionth of the larger one: a small value that is lost counts.
 */
export function breakingProgram(
  item: BreakingInput,
  argumentsJson: string,
  language: ItemLanguage,
  marker: string,
): ItemProgram {
  const entry = itemFile(language, "main");
  const write = language === "python" ? pythonCaller : typescriptCaller;
  return {
    files: { [entry]: write(item, argumentsJson, marker), [itemFile(language, "broken")]: item.broken },
    entry,
  };
}

function typescriptCaller(item: BreakingInput, argumentsJson: string, marker: string): string {
  return `import { inspect } from "node:util";
import { ${item.function} as right } from ${JSON.stringify(`./${item.correct}`)};
import { ${item.function} as broken } from "./${itemFile("typescript", "broken")}";
const text = ${JSON.stringify(argumentsJson)};
const call = (f) => {
  const args = JSON.parse(text);
  try { return { value: f(...args), args }; } catch (error) { return { thrown: String(error?.name ?? error), args }; }
};
const near = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return a.size === b.size && near([...a], [...b]);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && near(a[key], b[key]));
};
const show = (r) => "thrown" in r ? "throws " + r.thrown : inspect(r.value, { depth: 6, breakLength: Infinity }).slice(0, 500);
const [one, other] = [call(right), call(broken)];
const same = one.thrown === other.thrown && near(one.value, other.value) && near(one.args, other.args);
console.log("\\n" + ${JSON.stringify(marker)} + JSON.stringify({ differ: !same, right: show(one), broken: show(other) }));
`;
}

function pythonCaller(item: BreakingInput, argumentsJson: string, marker: string): string {
  const module = item.correct.replace(/\.py$/, "").replaceAll("/", ".");
  return `import importlib, json, math, sys
sys.path.insert(0, ".")
right = getattr(importlib.import_module(${JSON.stringify(module)}), ${JSON.stringify(item.function)})
broken = getattr(importlib.import_module("mastery_item_broken"), ${JSON.stringify(item.function)})
text = ${JSON.stringify(argumentsJson)}

def plain(value):
    return value.tolist() if hasattr(value, "tolist") else value

def call(f):
    try:
        args = json.loads(text)
        return {"value": plain(f(*args)), "args": args}
    except Exception as error:
        return {"thrown": type(error).__name__}

def near(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, rel_tol=1e-9)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(near(x, y) for x, y in zip(a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(near(a[key], b[key]) for key in a)
    return type(a) is type(b) and a == b

def show(r):
    return "raises " + r["thrown"] if "thrown" in r else repr(r["value"])[:500]

one, other = call(right), call(broken)
same = one.get("thrown") == other.get("thrown") and near(one.get("value"), other.get("value"))
print("\\n" + ${JSON.stringify(marker)} + json.dumps({"differ": not same, "right": show(one), "broken": show(other)}))
`;
}
