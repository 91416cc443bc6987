import { MazeError } from "@maze/core";
import { SymbolFlag } from "../compiler/protocol.ts";
import { qualifiedText } from "../types/qualified-text.ts";
import type { TypeEntry } from "../types/type-registry.ts";
import type { Anchor, World } from "./world.ts";

/**
 * The compiler's numbers for types, all in one project and the present state of the world. Entries that were met in the present state are there; the others are written into
 * the world, by a text that any file can hold, else by the expression that they came from.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE
 */
export async function handlesOf(world: World, entries: readonly TypeEntry[]): Promise<readonly number[]> {
  const project = await commonProject(world, entries);
  const isPresent = ({ handle }: TypeEntry): boolean => handle?.state === world.state && handle.project === project;
  const distinct = [...new Set(entries)];
  const failed = new Set<TypeEntry>();
  // The second round is for texts that the compiler did not understand; expressions replace them.
  for (let round = 1; round <= 3; round++) {
    let missing = distinct.filter((entry) => !isPresent(entry));
    if (missing.length === 0) return entries.map(({ handle }) => handle?.id ?? 0);
    if (round === 3) break;
    let carried = await expressionsFor(world, project, missing, failed);
    if (!carried.every(({ anchor, text }) => world.carries(anchor, text))) {
      // A new state makes the present ones void too.
      missing = distinct;
      carried = await expressionsFor(world, project, distinct, failed);
    }
    await world.carry(carried);
    for (const entry of await readCarried(world, project, carried)) failed.add(entry);
  }
  throw unnameable(distinct.find((entry) => !isPresent(entry)));
}

interface Carried {
  readonly entry: TypeEntry;
  readonly anchor: Anchor;
  readonly text: string;
}

/** One after the other, since a file that is needed for one of them may become part of the world. */
async function expressionsFor(
  world: World,
  project: string,
  entries: readonly TypeEntry[],
  failed: ReadonlySet<TypeEntry>,
): Promise<Carried[]> {
  const carried: Carried[] = [];
  for (const entry of entries) {
    carried.push({ entry, ...(await expressionFor(world, project, entry, failed.has(entry))) });
  }
  return carried;
}

/** Takes the types from their carriers; answers the entries whose text was not understood. */
async function readCarried(world: World, project: string, carried: readonly Carried[]): Promise<TypeEntry[]> {
  const failed: TypeEntry[] = [];
  for (const anchor of new Set(carried.map((one) => one.anchor))) {
    const group = carried.filter((one) => one.anchor === anchor);
    const types = await world.carried(
      anchor,
      group.map(({ text }) => text),
    );
    for (const [index, { entry }] of group.entries()) {
      const type = types[index];
      if (type === undefined || type.intrinsicName === "error") failed.push(entry);
      else entry.handle = { state: world.state, project, id: type.id };
    }
  }
  return failed;
}

/** The project that declares what the types name; types that any project knows follow the others. */
async function commonProject(world: World, entries: readonly TypeEntry[]): Promise<string> {
  for (const { handle } of entries) {
    if (handle !== undefined && (await world.anchorIn(handle.project)) !== undefined) return handle.project;
  }
  for (const { source } of entries) if (source !== undefined) return (await world.anchored(source.file)).project;
  throw unnameable(entries[0]);
}

async function expressionFor(
  world: World,
  project: string,
  entry: TypeEntry,
  hasFailed: boolean,
): Promise<{ anchor: Anchor; text: string }> {
  const written = hasFailed ? undefined : qualifiedText(entry.type.term, world.places);
  if (written !== undefined && written.needs.size <= 1) {
    const [needed] = written.needs;
    const anchor =
      needed === undefined
        ? await world.anchorIn(project, entry.source?.file)
        : await anchorFor(world, needed, project);
    if (anchor !== undefined && !(await isHidden(world, anchor, written.globals)))
      return { anchor, text: written.text };
  }
  if (entry.source === undefined) throw unnameable(entry);
  const anchor = await world.anchored(entry.source.file);
  if (anchor.project !== project) throw unnameable(entry);
  return { anchor, text: entry.source.text };
}

async function anchorFor(world: World, file: string, project: string): Promise<Anchor | undefined> {
  if (!/\.[cm]?tsx?$/.test(file)) return undefined;
  const anchor = await world.anchored(file).catch(() => undefined);
  return anchor?.project === project ? anchor : undefined;
}

/** Whether the file has something of its own under a global name. */
async function isHidden(world: World, anchor: Anchor, names: ReadonlySet<string>): Promise<boolean> {
  const { checker } = world.reader(anchor);
  const location = { ...world.endOf(anchor), localOnly: true };
  const found = await Promise.all(
    [...names].map((name) => checker.resolveName(name, SymbolFlag.type | SymbolFlag.namespace, location)),
  );
  return found.some((symbol) => symbol !== undefined);
}

function unnameable(entry: TypeEntry | undefined): MazeError {
  const text = entry?.type.text ?? "";
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_FOREIGN_TYPE",
    message: `the type ${JSON.stringify(text)} cannot be named together with the others`,
    hint: "Give back types of the same oracle and the same project.",
    details: { text },
  });
}
