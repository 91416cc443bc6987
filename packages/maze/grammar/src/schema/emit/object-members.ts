import { nameOf, requiredNames, valueOfName } from "../analysis/object-shape.ts";
import type { KeyRule, ObjectShape } from "../analysis/object-shape.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { Formula } from "../formula/formula.ts";
import { complementStrings, hasString, intersectStrings, isEmptyStrings, theseStrings } from "../strings/string-set.ts";
import type { ValueRules } from "./value-rules.ts";

/** A property with a name of its own. */
export interface NamedMember {
  readonly name: string;
  readonly value: Formula;
}
/** The members that objects of a shape may have. */
export interface Members {
  readonly names: readonly NamedMember[];
  /** Keys without a name of their own, in disjoint sets. */
  readonly classes: readonly KeyRule[];
  /** Which names there are, without those that cannot be. */
  readonly presence: Formula;
  /** The names that have to be there, where that is all that presence says. */
  readonly required: ReadonlySet<string> | undefined;
}

/** More sets of keys than this are not told apart. */
const MOST_CLASSES = 64;

/** The members of a shape; undefined where no object has it. */
export function membersOf(shape: ObjectShape, { analysis, options }: ValueRules): Members | undefined {
  const all = new Set([...shape.named.keys(), ...namesIn(shape.presence)]);
  for (const { keys } of [...shape.every, ...shape.some]) {
    if (keys.kind === "values") for (const name of keys.values) all.add(name);
  }
  const names: NamedMember[] = [];
  const absent = new Set<string>();
  for (const name of all) {
    const value = valueOfName(shape, name, analysis);
    if (analysis.isPossible(value)) names.push({ name, value });
    else absent.add(name);
  }
  const presence = withoutNames(shape.presence, absent, analysis);
  if (presence === analysis.formulas.none) return undefined;
  const required = requiredNames(presence);
  const parts = presence.kind === "and" ? presence.items.length : presence === analysis.formulas.all ? 0 : 1;
  return {
    names,
    classes: classesOf(shape, all, analysis, () => {
      const at = { pointer: "", keyword: "patternProperties" };
      options.leave(at, "too many sets of keys overlap");
    }),
    presence,
    required: parts === required.length ? new Set(required) : undefined,
  };
}

function classesOf(shape: ObjectShape, names: ReadonlySet<string>, analysis: Analysis, leave: () => void): KeyRule[] {
  const { formulas } = analysis;
  let classes: KeyRule[] = [{ keys: complementStrings(theseStrings(names)), value: formulas.all }];
  for (const { keys, value } of shape.every) {
    if (value === formulas.all) continue;
    if (classes.length > MOST_CLASSES) {
      leave();
      break;
    }
    const others = complementStrings(keys);
    classes = classes.flatMap((one) => [
      { keys: intersectStrings([one.keys, keys]), value: formulas.and([one.value, value]) },
      { keys: intersectStrings([one.keys, others]), value: one.value },
    ]);
    classes = classes.filter((one) => !isEmptyStrings(one.keys));
  }
  return classes.filter(({ value }) => analysis.isPossible(value));
}

/** The names of which a formula of presence speaks. */
function namesIn(presence: Formula): string[] {
  const name = nameOf(presence);
  if (name !== undefined) return [name];
  if (presence.kind === "not") return namesIn(presence.item);
  return "items" in presence ? presence.items.flatMap(namesIn) : [];
}

/** Presence, where some names cannot be there. */
function withoutNames(presence: Formula, absent: ReadonlySet<string>, analysis: Analysis): Formula {
  const { formulas } = analysis;
  if (absent.size === 0) return presence;
  const name = nameOf(presence);
  if (name !== undefined) return absent.has(name) ? formulas.none : presence;
  switch (presence.kind) {
    case "not":
      return formulas.not(withoutNames(presence.item, absent, analysis));
    case "and":
    case "or":
    case "one":
      return formulas[presence.kind](presence.items.map((item) => withoutNames(item, absent, analysis)));
    default:
      return presence;
  }
}

/** True when a key rule speaks of a name. */
export const speaksOf = ({ keys }: KeyRule, name: string): boolean => hasString(keys, name);
