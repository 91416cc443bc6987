import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ValidationRequest } from "@maze/core";

/** Projects of `test/fixtures/conformance`, each in a directory of its own. */
export async function conformanceProjects() {
  const root = await realpath(await mkdtemp(join(tmpdir(), "maze conformance ü ")));
  await cp(join(import.meta.dirname, "fixtures", "conformance"), root, { recursive: true });
  const request = (project: string, files: string[], newText?: string): ValidationRequest => ({
    directory: join(root, project),
    files,
    edits: newText === undefined ? [] : files.map((file) => ({ file, newText, baseHash: null })),
  });
  return { request, dispose: () => rm(root, { recursive: true, force: true }) };
}
