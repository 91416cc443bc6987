import { usesSafeWhenMatching, usesSafeWithoutMatch } from "./patterns.ts";
import { constantOf, type Fact, Mark, UNKNOWN, type Value } from "./value.ts";
import { EVERY_USE, HOST_USES, Use } from "./vulnerability.ts";

/** Facts about everything that a value came from. */
export const factsOf = (value: Value, mask: number): Fact[] =>
  mask === 0 ? [] : value.roots.map((root) => ({ root, mask }));

const answer = (whenTrue: Fact[], whenFalse: Fact[] = []): Value => ({ ...UNKNOWN, whenTrue, whenFalse });

/** What a comparison says in either case. */
export function comparison(operator: string, left: Value, right: Value): Value {
  const negative = operator === "!==" || operator === "!=";
  if (operator === "in") return answer(factsOf(left, right.taints.length > 0 ? 0 : EVERY_USE & ~Use.key));
  if (operator !== "===" && operator !== "==" && !negative) return UNKNOWN;
  const facts = [...equalTo(left, right), ...equalTo(right, left)];
  const unequal = [...unequalTo(left, right), ...unequalTo(right, left)];
  return negative ? answer(unequal, facts) : answer(facts, unequal);
}

function equalTo(value: Value, other: Value): Fact[] {
  // `name === basename(name)`: what is equal to its safe form is safe.
  if (other.taints.length > 0)
    return factsOf(
      value,
      other.taints.reduce((mask, { safe }) => mask & safe, EVERY_USE),
    );
  const constant = constantOf(other);
  if (value.ref === "typeof")
    return /^(?:number|boolean|bigint|undefined|function)$/.test(constant ?? "") ? factsOf(value, EVERY_USE) : [];
  if (constant === "" && value.roots.length > 0) return factsOf(value, EVERY_USE);
  if (other.ref === "typeof" || other.literal === true || other.literal === null) return [];
  // `result === true` says what `result` says.
  if (typeof other.literal === "number" || other.literal === false) return [];
  return factsOf(value, EVERY_USE);
}

function unequalTo(value: Value, other: Value): Fact[] {
  const constant = constantOf(other);
  if (constant === "__proto__") return factsOf(value, Use.key);
  return [];
}

/** What a call says about its parts, where it is a check; `undefined` where it is none. */
export function checkOf(
  callee: string,
  method: string,
  receiver: Value | undefined,
  args: readonly Value[],
): Value | undefined {
  const [first = UNKNOWN, second = UNKNOWN] = args;
  if (receiver?.pattern !== undefined && method === "test") return patternCheck(receiver.pattern, first);
  if (receiver !== undefined && first.pattern !== undefined && (method === "match" || method === "search"))
    return { ...patternCheck(first.pattern, receiver), taints: receiver.taints };
  if (
    callee === "Object.hasOwn" ||
    callee === "Object.prototype.hasOwnProperty.call" ||
    /hasOwn(?:Property)?\.call$/.test(callee)
  )
    return answer(factsOf(second, first.taints.length > 0 ? Use.key : EVERY_USE));
  if (method === "hasOwnProperty" && receiver !== undefined)
    return answer(factsOf(first, receiver.taints.length > 0 ? Use.key : EVERY_USE));
  if (/^(?:Number\.is(?:Integer|SafeInteger|Finite)|Array\.isArray|isFinite)$/.test(callee))
    return answer(callee === "Array.isArray" ? [] : factsOf(first, EVERY_USE));
  if (/^net\.isIP(?:v4|v6)?$/.test(callee)) return answer(factsOf(first, EVERY_USE & ~HOST_USES));
  if ((method === "includes" || method === "has" || method === "indexOf") && receiver !== undefined)
    return membership(receiver, first, method);
  if (method === "startsWith" && receiver !== undefined) return prefixCheck(receiver, first);
  if (method === "endsWith" && receiver !== undefined) {
    const suffix = constantOf(first);
    return answer(suffix !== undefined && /^\.[\w-]+\.\w/.test(suffix) ? factsOf(receiver, HOST_USES) : []);
  }
  return undefined;
}

function patternCheck(pattern: { source: string; flags: string }, value: Value): Value {
  const bare = /^\^?\(?(?:__proto__|\(\?:__proto__)/.test(pattern.source) ? Use.key : 0;
  return answer(factsOf(value, usesSafeWhenMatching(pattern)), factsOf(value, usesSafeWithoutMatch(pattern) | bare));
}

/** A list that does not come from outside is an allow list where it holds the value, and may be a block list of keys. */
function membership(list: Value, value: Value, method: string): Value {
  const text = constantOf(value);
  if (text !== undefined) {
    const traversal = text === ".." || text === "../";
    const absent = traversal ? Use.path : text === "__proto__" ? Use.key : 0;
    return answer([], factsOf(list, absent));
  }
  if (list.taints.length > 0 && list.elements === undefined) return UNKNOWN;
  if (list.elements?.some(({ taints }) => taints.length > 0) === true) return UNKNOWN;
  const keys = list.elements?.some((element) => element.shape === "__proto__") === true;
  if (method === "indexOf") return UNKNOWN;
  return answer(keys ? [] : factsOf(value, EVERY_USE), keys ? factsOf(value, Use.key) : []);
}

function prefixCheck(value: Value, prefix: Value): Value {
  const text = constantOf(prefix);
  if (text === "..") return answer([], factsOf(value, Use.path));
  if (text === "//") return answer([], factsOf(value, Use.redirect));
  if (text !== undefined && /^https?:\/\/[^/]+\//.test(text)) return answer(factsOf(value, HOST_USES));
  const isPath = (value.marks & Mark.normalised) !== 0 && prefix.taints.length === 0 && !/^https?:/.test(text ?? "");
  return answer(isPath ? factsOf(value, Use.path) : []);
}
