import { MazeError } from "@maze/core";
import type { WireDiagnostic, WireType } from "../compiler/protocol.ts";
import { requireText, type Project, type Snapshot } from "../project/project.ts";
import { readText, type CompilerPath } from "../project/project-paths.ts";
import { createTypeReader, type TypeReader } from "../types/type-reader.ts";
import type { SymbolPlaces } from "../types/symbol-places.ts";
import {
  MOST_CARRIERS,
  CARRIER_PREFIX,
  overloadCountsIn,
  writeCarriers,
  type CarrierFile,
  type WrittenCarriers,
} from "./carriers.ts";
import { createChecker, type Checker } from "./checker.ts";

/**
 * The program in which types live: the project, with declarations at the start of some files that carry the types that
 * were asked about. A new carrier makes a new state, in which the compiler numbers all types anew.
 */
export interface World {
  readonly project: Project;
  readonly places: SymbolPlaces;
  /** Number of the present state; handles of another one are void. */
  readonly state: number;
  /** Makes a file part of the world, with this text or the one on disk. */
  anchor(file: CompilerPath, text?: string): Promise<Anchor>;
  /** A file as the world has it, else as it is on disk. */
  anchored(file: CompilerPath): Promise<Anchor>;
  /** An anchor in a project, for types that any file can hold; one in `prefer` if there is one. */
  anchorIn(project: string, prefer?: CompilerPath): Promise<Anchor | undefined>;
  /** Whether an expression is carried in the present state. */
  carries(anchor: Anchor, text: string): boolean;
  /** Sees to it that expressions are carried, which makes a new state where one of them was not. */
  carry(expressions: readonly { anchor: Anchor; text: string }[]): Promise<void>;
  /** The types of carried expressions, where the compiler finds one. */
  carried(anchor: Anchor, texts: readonly string[]): Promise<(WireType | undefined)[]>;
  /** Carried expressions that the compiler cannot parse, with what it says. */
  brokenCarriers(anchor: Anchor): Promise<Map<string, WireDiagnostic>>;
  /** Takes expressions out again, which are no types. */
  drop(anchor: Anchor, texts: readonly string[]): void;
  /** Reads types in the present state. */
  reader(anchor: Anchor): TypeReader;
  /** What may stay in place while another text of a file is looked at alone, and the modules that its carriers import. */
  beside(file: CompilerPath): {
    readonly texts: ReadonlyMap<CompilerPath, string>;
    readonly imports: readonly string[];
  };
  /** The checker of the project that a file is part of, with nothing in the place of any file. */
  plain(file: CompilerPath): Promise<{ readonly checker: Checker; release(): void }>;
  /** The end of the file's own text, from where all of its top level can be seen. */
  endOf(anchor: Anchor): { file: CompilerPath; position: number };
}

/** A file of the world and the project whose checker answers for it. */
export interface Anchor {
  readonly file: CarrierFile;
  readonly project: string;
}

export function createWorld(project: Project, places: SymbolPlaces, onForget: () => void): World {
  const files = new Map<CompilerPath, CarrierFile>();
  const anchors = new Map<CompilerPath, Anchor>();
  const readers = new Map<string, TypeReader>();
  let written = new Map<CompilerPath, WrittenCarriers>();
  let snapshot: Snapshot | undefined;
  let isStale = true;
  let state = 0;
  let nextName = 1;

  const refresh = async (): Promise<Snapshot> => {
    if (!isStale && snapshot !== undefined) return snapshot;
    const texts = new Map<CompilerPath, string>();
    written = new Map([...files.values()].map((file) => [file.path, writeCarriers(file)]));
    for (const { path, names, isAsOpened } of files.values()) {
      if (names.size > 0 || !isAsOpened) texts.set(path, written.get(path)?.text ?? "");
    }
    const previous = snapshot;
    snapshot = await project.take(texts);
    readers.clear();
    isStale = false;
    state++;
    previous?.release();
    return snapshot;
  };
  const place = (file: CarrierFile, text: string): void => {
    if (file.names.has(text)) return;
    file.names.set(text, `${CARRIER_PREFIX}${nextName++}`);
    for (const count of overloadCountsIn(text)) file.overloadCounts.add(count);
    isStale = true;
  };
  const reader = ({ project: id }: Anchor): TypeReader => {
    if (snapshot === undefined) throw new Error("the world has no state yet");
    const known = readers.get(id) ?? createTypeReader(createChecker(project.process, snapshot, id), places);
    readers.set(id, known);
    return known;
  };

  const world: World = {
    project,
    places,
    get state() {
      return state;
    },
    reader,
    async anchor(path, text) {
      requireTypeScript(path, project);
      const base = (text ?? requireText(project.paths, path)).replace(/^\uFEFF/, "");
      let file = files.get(path);
      if (file === undefined) {
        file = { path, base, isAsOpened: text === undefined, names: new Map(), overloadCounts: new Set() };
        files.set(path, file);
        if (!file.isAsOpened) isStale = true;
      } else if (file.base !== base) {
        file.base = base;
        file.isAsOpened = false;
        isStale = true;
        onForget();
      }
      const current = await refresh();
      const known = anchors.get(path);
      if (known !== undefined && known.file === file) return known;
      try {
        const located = await project.locate(current, path);
        if (located.snapshot !== current) {
          snapshot = located.snapshot;
          readers.clear();
          state++;
        }
        const anchor: Anchor = { file, project: located.project };
        anchors.set(path, anchor);
        return anchor;
      } catch (error) {
        files.delete(path);
        snapshot = undefined;
        isStale = true;
        throw error;
      }
    },
    anchored(path) {
      const known = files.has(path) ? anchors.get(path) : undefined;
      return known === undefined ? world.anchor(path) : Promise.resolve(known);
    },
    async anchorIn(id, prefer) {
      const preferred = prefer === undefined ? undefined : anchors.get(prefer);
      await refresh();
      if (preferred?.project === id) return preferred;
      return [...anchors.values()].findLast((anchor) => anchor.project === id);
    },
    carries: ({ file }, text) => !isStale && file.names.has(text),
    async carry(expressions) {
      const count = [...files.values()].reduce((sum, { names }) => sum + names.size, 0);
      if (count > MOST_CARRIERS && expressions.some(({ anchor, text }) => !anchor.file.names.has(text))) {
        for (const { names, overloadCounts } of files.values()) {
          names.clear();
          overloadCounts.clear();
        }
      }
      for (const { anchor, text } of expressions) place(anchor.file, text);
      await refresh();
    },
    async carried(anchor, texts) {
      if (texts.length === 0) return [];
      const { file } = anchor;
      const { checker } = reader(anchor);
      const at = written.get(file.path)?.places;
      return checker.typesAt(
        file.path,
        texts.map((text) => at?.get(text)?.start ?? 0),
      );
    },
    async brokenCarriers(anchor) {
      const findings = await reader(anchor).checker.syntacticFindings(anchor.file.path);
      const broken = new Map<string, WireDiagnostic>();
      for (const [text, { start, end }] of written.get(anchor.file.path)?.places ?? []) {
        const finding = findings.find(({ pos }) => pos >= start && pos <= end);
        if (finding !== undefined) broken.set(text, finding);
      }
      return broken;
    },
    beside(path) {
      const texts = new Map<CompilerPath, string>();
      for (const [other, { text }] of written) {
        // Carriers mean nothing to other files; a text that is not the one on disk does.
        const onDisk = other === path ? undefined : readText(other)?.replace(/^\uFEFF/, "");
        const file = files.get(other);
        if (file !== undefined && file.names.size > 0 && onDisk === file.base) texts.set(other, text);
      }
      return { texts, imports: written.get(path)?.imports ?? [] };
    },
    async plain(path) {
      const taken = await project.take(new Map());
      const { snapshot: view, project: id } = await project.locate(taken, path);
      return { checker: createChecker(project.process, view, id), release: () => view.release() };
    },
    endOf: ({ file }) => ({ file: file.path, position: written.get(file.path)?.text.length ?? 0 }),
    drop(anchor, texts) {
      for (const text of texts) if (anchor.file.names.delete(text)) isStale = true;
    },
  };
  return world;
}

/** @throws {MazeError} MAZE_TYPE_ORACLE_FILE_OUTSIDE */
function requireTypeScript(path: CompilerPath, { paths }: Project): void {
  if (/\.[cm]?tsx?$/.test(path)) return;
  const file = paths.toProject(path);
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_FILE_OUTSIDE",
    message: `${file} is no TypeScript file`,
    hint: "Ask about a file that ends in .ts, .tsx, .mts or .cts.",
    details: { file },
  });
}
