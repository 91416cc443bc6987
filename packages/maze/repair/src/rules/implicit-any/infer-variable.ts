import type { Binding } from "../../syntax/bindings.ts";
import { messageTypes } from "../../types/message-types.ts";
import { typeMenu } from "../../types/type-menu.ts";
import { arrayOf, isNullable, objectProperties, unionMembers, widened } from "../../types/type-text.ts";
import { usesOfVariable } from "../../types/use-types.ts";
import { annotate, mayBeAnnotated } from "../annotate.ts";
import { bindingsInPlay } from "../bindings-in-play.ts";
import type { RepairRule, RuleEdit, Site } from "../rule.ts";

/** Writes the type of a variable that its first value does not tell: `{}` that is a record, `[]` that is filled later. */
export const inferVariable: RepairRule = {
  id: "infer-variable",
  family: "implicit-any",
  summary:
    "Declares a variable with the type that its uses tell: what is assigned, pushed, and by which keys it is read.",
  codes: [
    7053, 7015, 7017, 7005, 7034, 7022, 2322, 2345, 2339, 2362, 2363, 2365, 2367, 2538, 2769, 18047, 18048, 2531, 2532,
  ],
  example: {
    before:
      "export function count(text: string): number {\n  const seen = {};\n  for (const letter of text) seen[letter] = 1;\n  return Object.keys(seen).length;\n}\n",
    after:
      "export function count(text: string): number {\n  const seen: Record<string, number> = {};\n  for (const letter of text) seen[letter] = 1;\n  return Object.keys(seen).length;\n}\n",
  },
  async propose(site) {
    const found: RuleEdit[] = [];
    for (const binding of bindingsInPlay(site)) {
      if (!mayBeAnnotated(site, binding)) continue;
      const types = await typesFor(site, binding);
      found.push(...types.flatMap(({ type, cost }) => annotate(site, binding, type, cost)));
    }
    return found;
  },
};

interface RankedType {
  readonly type: string;
  readonly cost: number;
}

async function typesFor(site: Site, binding: Binding): Promise<RankedType[]> {
  const { program, code } = site;
  const uses = usesOfVariable(program, binding);
  const groups = [uses.assigned, uses.pushed, uses.keys, uses.written] as const;
  const types = await site.typesOf(groups.flat());
  let at = 0;
  const [assigned = "", pushed = "", keys = "", written = ""] = groups.map((group) =>
    union(types.slice(at, (at += group.length))),
  );
  const { target } = messageTypes(site.diagnostic.message);
  const found: RankedType[] = [];
  if (uses.keys.length > 0 || [7053, 7015, 7017, 2339].includes(code))
    found.push(...records(site, assigned, keys, written));
  if (pushed !== "") found.push({ type: arrayOf(pushed), cost: 1 });
  if (target !== undefined && !/^\{/.test(target)) found.push({ type: target, cost: 1.5 });
  const isMixed = unionMembers(assigned).length > 1 || isNullable(assigned);
  if (isMixed) found.push({ type: assigned, cost: 1.5 });
  if (assigned !== "" && target !== undefined) found.push({ type: union([assigned, target]), cost: 3 });
  if (code >= 7000 || code === 2339) for (const type of typeMenu(program)) found.push({ type, cost: 2 });
  return [...new Map(found.map((one) => [one.type, one])).values()];
}

/** Record types: keys and values from what is read and written, values from the menu where nothing tells them. */
function records({ program }: Site, assigned: string, keys: string, written: string): RankedType[] {
  const key = keys === "number" ? "number" : "string";
  const initial = assigned.startsWith("{") ? objectProperties(assigned) : undefined;
  const first = initial === undefined ? "" : union(initial.map(({ type }) => type));
  const values = [written, first, union([first, written])].filter((value) => value !== "");
  const known = [...new Set(values)].map((value) => ({ type: `Record<${key}, ${value}>`, cost: 1 }));
  const menu = typeMenu(program, 6).map((value) => ({ type: `Record<${key}, ${value}>`, cost: 2 }));
  return assigned === "" || assigned.startsWith("{") ? [...known, ...menu] : known;
}

const union = (types: readonly (string | undefined)[]): string =>
  [...new Set(types.flatMap((type) => (type === undefined || type === "" ? [] : unionMembers(widened(type)))))]
    .filter((type) => !/never(?:\[\])?$/.test(type))
    .join(" | ");
