import type { Diagnostic, ProjectIndex } from "@maze/core";

/** A package that a project declares. */
export type Dependency = ProjectIndex["dependencies"][number];

/** What one manifest of a project says. */
export interface ManifestReading {
  readonly dependencies: readonly Dependency[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one kind of manifest. */
export interface ManifestReader {
  /** The name of the file in the project's folder. */
  readonly file: string;
  /** Files beside it that say which versions were chosen, the first that there is. */
  readonly locks: readonly string[];
  read(text: string, lock: string | undefined): ManifestReading | Promise<ManifestReading>;
}

/** Names with their versions in a lock file of cargo, uv or poetry; one that is there in several versions has none. */
export function lockedVersions(
  lock: string | undefined,
  normalise = (name: string): string => name,
): Map<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [, name = "", version = ""] of (lock ?? "").matchAll(
    /\[\[package\]\]\r?\nname = "([^"\n]+)"\r?\nversion = "([^"\n]+)"/g,
  )) {
    const key = normalise(name);
    if (found.has(key)) ambiguous.add(key);
    found.set(key, version);
  }
  for (const name of ambiguous) found.delete(name);
  return found;
}
