import { constants, statSync, accessSync } from "node:fs";
import { delimiter, join } from "node:path";
import { MazeError } from "@maze/core";
import { workspaceErrorCodes } from "../errors.ts";

/** What decides which programs a validator gets. */
export interface ProgramPlaces {
  /** The Node that runs TypeScript validators. */
  readonly node: string;
  /** The learner's environment: PATH, MASTERY_PYTHON, VIRTUAL_ENV are looked at and nothing else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The learner's project, whose `.venv` is used where there is one. */
  readonly project: string;
}

/** A program with the arguments that come before those of the validator. */
export interface FoundProgram {
  readonly program: string;
  readonly before: readonly string[];
  /** Folders that it needs to be read. */
  readonly readable: readonly string[];
}

/**
 * Finds the program of a validator's first word. `node` is ours. `python`, `python3` and `pytest` are those of
 * MASTERY_PYTHON, of the active virtual environment, of the project's `.venv`, of the system, in this order.
 *
 * @throws {MazeError} MASTERY_WORKSPACE_PROGRAM
 */
export function findProgram(word: string, places: ProgramPlaces): FoundProgram {
  if (word === "node") return { program: places.node, before: [], readable: [] };
  const isPython = /^(python3?|pytest)$/.test(word);
  const found = isPython ? findPython(places) : search([word], places);
  if (found !== undefined) return { ...found, before: word === "pytest" ? ["-m", "pytest"] : [] };
  const what = isPython ? "no Python interpreter is found" : `the program ${word} is not found`;
  throw new MazeError({
    code: "MASTERY_WORKSPACE_PROGRAM",
    message: `${what}: looked in ${isPython ? "MASTERY_PYTHON, VIRTUAL_ENV, .venv and " : ""}PATH`,
    hint: workspaceErrorCodes.MASTERY_WORKSPACE_PROGRAM.hint,
    details: { word },
  });
}

type Found = Omit<FoundProgram, "before">;

function findPython(places: ProgramPlaces): Found | undefined {
  const named = places.env["MASTERY_PYTHON"];
  if (named !== undefined && named !== "") return isProgram(named) ? { program: named, readable: [] } : undefined;
  const folders = [places.env["VIRTUAL_ENV"], join(places.project, ".venv")].filter((folder) => folder !== undefined);
  for (const folder of folders) {
    const program = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
    if (isProgram(program)) return { program, readable: [folder] };
  }
  return search(["python3", "python"], places);
}

function search(names: readonly string[], { env }: ProgramPlaces): Found | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    const program = folders.map((folder) => join(folder, name)).find(isProgram);
    if (program !== undefined) return { program, readable: [] };
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
