import { closestName } from "../closest-name.ts";
import type { ComposedSections } from "../config-sections.ts";
import { shapeOf } from "../schema/schema-shape.ts";
import { printTomlKey, printTomlName } from "../toml/print-toml.ts";
import type { LayerFinding } from "./layer.ts";

/** A section that nothing reads; a key that lost its section is told where it belongs. */
export function unknownSection(name: string, { sections, keys }: ComposedSections): LayerFinding {
  const near = closestName(name, sections.keys());
  const homes = keys.filter(({ path }) => path.length === 2 && path[1] === name);
  const hint =
    homes.length > 0
      ? `${name} is a key of ${listOf(homes.map(({ path }) => `[${printTomlName(path[0] ?? "")}]`))}; put it there.`
      : near === undefined
        ? `The sections are ${listOf(sections.keys())}.`
        : `Did you mean ${near}?`;
  return { code: "MAZE_CONFIG_UNKNOWN_SECTION", message: `unknown section ${printTomlName(name)}`, hint };
}

/** A key that its table does not know: the nearest key of the table, else the same key of another table. */
export function unknownKey(path: readonly (string | number)[], composed: ComposedSections): LayerFinding {
  const name = String(path.at(-1));
  const table = path.slice(0, -1);
  const known = namesIn(table, composed);
  const near = closestName(name, known);
  const elsewhere = composed.keys.find((key) => key.path.at(-1) === name);
  const hint =
    near !== undefined
      ? `Did you mean ${printTomlName(near)}?`
      : elsewhere !== undefined
        ? `Did you mean ${printTomlKey(elsewhere.path)}?`
        : known.length > 0
          ? `The keys of [${printTomlKey(table.map(String))}] are ${listOf(known)}.`
          : "Remove it.";
  return {
    code: "MAZE_CONFIG_UNKNOWN_KEY",
    message: `unknown key ${printTomlName(name)} in [${printTomlKey(table.map(String))}]`,
    hint,
  };
}

/** The names that the table at a path knows; through elements of arrays, too. */
function namesIn(path: readonly (string | number)[], { sections }: ComposedSections): readonly string[] {
  const [section, ...rest] = path;
  const schema = sections.get(String(section))?.schema;
  if (schema === undefined) return [];
  let core = shapeOf(schema).core;
  for (const segment of rest) {
    const { def } = core._zod;
    if (def.type === "object" && typeof segment === "string" && Object.hasOwn(def.shape, segment)) {
      const entry = def.shape[segment];
      if (entry === undefined) return [];
      core = shapeOf(entry).core;
    } else if (def.type === "array" && typeof segment === "number") core = shapeOf(def.element).core;
    else if (def.type === "record") core = shapeOf(def.valueType).core;
    else return [];
  }
  return core._zod.def.type === "object" ? Object.keys(core._zod.def.shape) : [];
}

/** The most names that a hint lists. */
const MOST_NAMES = 20;

function listOf(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, MOST_NAMES).join(", ");
  return all.length > MOST_NAMES ? `${shown} and ${all.length - MOST_NAMES} more` : shown;
}
