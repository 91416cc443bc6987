import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file of TypeScript or JavaScript in the packages that the workspace has installed. */
export function installedSources(): string[] {
  const root = join(import.meta.dirname, "../../../../../node_modules/.pnpm");
  const files: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) files.push(path);
    }
  };
  walk(root);
  return files.sort();
}

/** A shuffled part of a list, the same for the same seed. */
export function sampleOf<Item>(items: readonly Item[], size: number, seed: number): Item[] {
  const left = [...items];
  const sample: Item[] = [];
  let state = seed;
  while (sample.length < size && left.length > 0) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    sample.push(...left.splice(state % left.length, 1));
  }
  return sample;
}
