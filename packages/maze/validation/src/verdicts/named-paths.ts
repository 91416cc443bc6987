import { dirname, resolve } from "node:path";

const configuration = /\.jsonc?$/;
const source = /\.[cm]?[jt]sx?$/;

/**
 * Absolute paths that a text leads a compiler to and that can lie anywhere: absolute ones, and relative ones that lead
 * upwards. All strings of a configuration count; of a source what it imports or refers to.
 */
export function namedPaths(file: string, text: string): string[] {
  const found = configuration.test(file)
    ? [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)]
    : source.test(file)
      ? [
          ...text.matchAll(/\b(?:from|import|require)\b[\s(]*["'`]([^"'`\n]+)["'`]/g),
          ...text.matchAll(/^\s*\/\/\/\s*<reference[^>\n]*?["']([^"'\n]+)["']/gm),
        ]
      : [];
  return found
    .map(([, path = ""]) => path.replaceAll("\\\\", "/"))
    .filter((path) => /^(?:\/|[A-Za-z]:\/)|(?:^|\/)\.\.(?:\/|$)/.test(path))
    .map((path) => resolve(dirname(file), path));
}

/** Whether a compiler reads other files where this text says so; packages lead to packages, which are all looked at. */
export const canNamePaths = (file: string): boolean => configuration.test(file) || source.test(file);

/** The same for what lies outside of the copy, where only configurations are extended. */
export const isConfiguration = (file: string): boolean =>
  /(?:^|[\\/])[tj]sconfig[^\\/]*\.json$/.test(file) && !/[\\/]node_modules[\\/]/.test(file);
