import { findOwn } from "../project/installed-package.ts";

let version: Promise<string> | undefined;

/** Version of the parser in use, read once. */
export function parserVersion(): Promise<string> {
  version ??= findOwn("oxc-parser").then((found) => found?.version ?? "of unknown version");
  return version;
}
