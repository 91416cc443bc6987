import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const types = new Map<string, "module" | "commonjs">();

/**
 * The module kind of `.js` files in a directory, by the nearest `package.json`. Node looks it up anew for each module and
 * parses the whole file each time, which for packages with a thousand exports costs more than everything else.
 */
export function packageTypeOf(directory: string): "module" | "commonjs" {
  const known = types.get(directory);
  if (known !== undefined) return known;
  const own = readType(join(directory, "package.json"));
  const parent = dirname(directory);
  const type = own ?? (parent === directory ? "commonjs" : packageTypeOf(parent));
  types.set(directory, type);
  return type;
}

function readType(file: string): "module" | "commonjs" | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const { type } = JSON.parse(text) as { type?: unknown };
  return type === "module" ? "module" : "commonjs";
}

/** True for a file itself, false for a link to one. */
export function isPlainFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
