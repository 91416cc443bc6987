import { MazeError, type OracleImport, type OracleType, type PrintedType } from "@maze/core";
import { basename, dirname, relative } from "node:path";
import { withSlashes, type CompilerPath } from "../project/project-paths.ts";
import { qualifiedText } from "../types/qualified-text.ts";
import { resolveTypes, type KnownTexts } from "./resolve-types.ts";
import type { Room } from "./value-reader.ts";

const IMPORTED = /import\(("(?:[^"\\]|\\.)*")\)\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;

/**
 * Types as source of a file: as it is where the file knows the names, else with imports that the file can resolve, or
 * with `import("…").Name` where the file means something else by the name. Every answer was resolved by the compiler to
 * the type itself.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE
 */
export async function printTypes(
  room: Room,
  known: KnownTexts,
  types: readonly OracleType[],
  inFile: string,
): Promise<PrintedType[]> {
  const printed: PrintedType[] = [];
  for (const type of types) printed.push(await printType(room, known, type, inFile));
  return printed;
}

async function printType(room: Room, known: KnownTexts, type: OracleType, inFile: string): Promise<PrintedType> {
  const entry = room.registry.entryOf(type);
  const denotes = async (text: string): Promise<boolean> => (await keyOf(room, known, text, inFile)) === entry.type.key;
  if (await denotes(type.text)) return { text: type.text, imports: [] };
  const { paths } = room.world.project;
  const path = paths.toCompiler(inFile);
  const written = qualifiedText(type.term, room.world.places);
  if (written === undefined || [...written.needs].some((file) => file !== path)) throw unprintable(type, inFile);
  const modules = new Set(
    [...written.text.matchAll(IMPORTED)].map(([, module = '""']) => JSON.parse(module) as string),
  );
  const base = (await room.world.anchored(path)).file.base;
  let text = written.text;
  for (const module of modules) {
    const specifier = await specifierFor(room, known, module, path, base, written.text, inFile);
    if (specifier === undefined) throw unprintable(type, inFile);
    text = text.replaceAll(`import(${JSON.stringify(module)})`, `import(${JSON.stringify(specifier)})`);
  }
  if (!(await denotes(text))) throw unprintable(type, inFile);
  const imports = new Map<string, OracleImport>();
  for (const [whole, specifier = '""', name = ""] of text.matchAll(IMPORTED)) {
    const isTaken = (await keyOf(room, known, name, inFile)) !== undefined || new RegExp(`\\b${name}\\b`).test(base);
    const another = imports.get(name);
    const module = JSON.parse(specifier) as string;
    if (isTaken || (another !== undefined && another.module !== module)) continue;
    imports.set(name, { name, module, isTypeOnly: true });
    text = text.replaceAll(whole, name);
  }
  return { text, imports: [...imports.values()] };
}

/** The key of what a text denotes in a file; `undefined` where it denotes nothing. */
async function keyOf(room: Room, known: KnownTexts, text: string, file: string): Promise<string | undefined> {
  try {
    const [type] = await resolveTypes(room, known, [text], file);
    return type?.key;
  } catch (error) {
    if (MazeError.is(error) && error.code === "MAZE_TYPE_ORACLE_UNKNOWN_TYPE") return undefined;
    throw error;
  }
}

/** The first specifier by which the file finds a module. */
async function specifierFor(
  room: Room,
  known: KnownTexts,
  module: string,
  from: CompilerPath,
  base: string,
  text: string,
  inFile: string,
): Promise<string | undefined> {
  const name = [...text.matchAll(IMPORTED)].find(([, found]) => found === JSON.stringify(module))?.[2] ?? "";
  const wanted = await keyOf(room, known, `typeof import(${JSON.stringify(module)})`, inFile);
  for (const specifier of specifiersOf(module, from, base)) {
    const target = `import(${JSON.stringify(specifier)})`;
    if ((await keyOf(room, known, `typeof ${target}`, inFile)) === wanted && wanted !== undefined) return specifier;
    const [own, other] = [`import(${JSON.stringify(module)}).${name}`, `${target}.${name}`];
    const key = await keyOf(room, known, other, inFile);
    if (key !== undefined && key === (await keyOf(room, known, own, inFile))) return specifier;
  }
  return undefined;
}

const SOURCE = /(?:\.d)?\.([cm]?)tsx?$/;

/** Specifiers that may stand for a module, the usual one first. */
function specifiersOf(module: string, from: CompilerPath, base: string): string[] {
  const inPackage = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(module);
  if (inPackage !== null) {
    const [, name = "", rest = ""] = inPackage;
    const plain = name.replace(/^@types\//, "").replace("__", "/");
    const path = rest.replace(SOURCE, "").replace(/\/index$/, "");
    return [plain, `${plain}/${path}`, `${plain}/${basename(path)}`, `${plain}/${path}.js`];
  }
  if (!module.startsWith("/") && !/^[A-Za-z]:\//.test(module)) return [module];
  const path = withSlashes(relative(dirname(from), module));
  const plain = path.startsWith(".") ? path : `./${path}`;
  const [without, compiled] = [plain.replace(SOURCE, ""), plain.replace(SOURCE, ".$1js")];
  const styles = { js: [compiled, plain, without], ts: [plain, compiled, without], none: [without, compiled, plain] };
  const used = /from\s*["']\.[^"']*\.(ts|js)x?["']/.exec(base)?.[1] ?? "none";
  return used === "none" ? styles.none : used === "ts" ? styles.ts : styles.js;
}

function unprintable({ text }: OracleType, inFile: string): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_FOREIGN_TYPE",
    message: `the type ${JSON.stringify(text)} cannot be written in ${inFile}`,
    hint: "Export what it names, or write it in the file that declares it.",
    details: { text, inFile },
  });
}
