import {
  createTextIndex,
  throwIfAborted,
  type Diagnostic,
  type OracleText,
  type Severity,
  type Span,
  type TextIndex,
} from "@maze/core";
import type { WireDiagnostic } from "../compiler/protocol.ts";
import { flatMessage } from "../project/message-text.ts";
import type { Project } from "../project/project.ts";
import { readText, type CompilerPath } from "../project/project-paths.ts";
import { withImports, type WithImports } from "../world/beside-carriers.ts";
import { createChecker } from "../world/checker.ts";
import type { World } from "../world/world.ts";

const SEVERITIES: Readonly<Record<number, Severity>> = { 0: "warning", 1: "error", 2: "hint", 3: "info" };

/**
 * Findings of each text, alone in its place. As with `tsc`, a text that does not parse has its syntactic findings only.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FILE_OUTSIDE
 */
export async function diagnosticsOf(
  world: World,
  texts: readonly OracleText[],
  signal: AbortSignal | undefined,
): Promise<Diagnostic[][]> {
  const all: Diagnostic[][] = [];
  for (const text of texts) {
    throwIfAborted(signal);
    all.push((await diagnose(world, text)).findings);
  }
  return all;
}

/** Findings of one text, and whether it parses. */
export async function diagnose(
  world: World,
  { file, text }: OracleText,
): Promise<{ findings: Diagnostic[]; isParsed: boolean }> {
  const { project } = world;
  const path = project.paths.toCompiler(file);
  const beside = world.beside(path);
  const seen = withImports(text, beside.imports);
  const taken = await project.take(new Map([...beside.texts, [path, seen.text]]));
  const located = await project.locate(taken, path);
  const { snapshot, project: id } = located;
  try {
    const checker = createChecker(project.process, snapshot, id);
    const [syntactic, semantic] = await Promise.all([checker.syntacticFindings(path), checker.semanticFindings(path)]);
    const options = snapshot.projects.find((candidate) => candidate.id === id)?.compilerOptions;
    const declares = options?.declaration === true || options?.composite === true;
    const findings = syntactic.length > 0 ? syntactic : semantic;
    const further = declares && findings.length === 0 ? await checker.declarationFindings(path) : [];
    const write = createWriter(project, path, text);
    const all = [...findings, ...further].flatMap((finding) => inText(finding, path, seen));
    return { findings: all.map(write), isParsed: syntactic.length === 0 };
  } finally {
    snapshot.release();
  }
}

/** A finding with its places in the text that was asked about; none where it is about a declaration of ours. */
function inText(
  finding: WireDiagnostic,
  path: CompilerPath,
  { original }: Pick<WithImports, "original">,
): WireDiagnostic[] {
  const related = (finding.relatedInformation ?? []).flatMap((other) => inText(other, path, { original }));
  const moved = { ...finding, ...(finding.relatedInformation === undefined ? {} : { relatedInformation: related }) };
  if (finding.fileName !== path || finding.pos < 0) return [moved];
  const [pos, end] = [original(finding.pos), original(finding.end)];
  return pos === undefined ? [] : [{ ...moved, pos, end: end ?? pos }];
}

/** Turns the compiler's findings into ours; the text that was given need not be the one on disk. */
function createWriter(project: Project, path: CompilerPath, text: string): (finding: WireDiagnostic) => Diagnostic {
  const indexes = new Map<CompilerPath, TextIndex>([[path, createTextIndex(text)]]);
  const indexOf = (file: CompilerPath): TextIndex | undefined => {
    const known = indexes.get(file);
    const read = known === undefined ? readText(file) : undefined;
    if (read === undefined) return known;
    const index = createTextIndex(read);
    indexes.set(file, index);
    return index;
  };
  const placeOf = ({ fileName, pos, end }: WireDiagnostic): { file?: string; span?: Span } => {
    if (fileName === undefined) return {};
    const index = indexOf(fileName);
    const span = index === undefined ? undefined : spanIn(index, pos, end);
    return { file: project.paths.toProject(fileName), ...(span === undefined ? {} : { span }) };
  };
  return (finding) => {
    const related = (finding.relatedInformation ?? []).map((other) => ({
      message: flatMessage(other),
      ...placeOf(other),
    }));
    return {
      source: "typescript",
      severity: SEVERITIES[finding.category] ?? "error",
      code: `TS${finding.code}`,
      message: flatMessage(finding),
      ...placeOf(finding),
      ...(related.length === 0 ? {} : { related }),
    };
  };
}

/** The compiler does not count a byte order mark; our spans count every character of the text. */
function spanIn(index: TextIndex, pos: number, end: number): Span | undefined {
  const shift = index.text.startsWith("\uFEFF") ? 1 : 0;
  if (pos < 0) return undefined;
  const clamp = (offset: number): number => Math.min(offset + shift, index.text.length);
  return index.spanOf(clamp(pos), clamp(Math.max(pos, end)));
}
