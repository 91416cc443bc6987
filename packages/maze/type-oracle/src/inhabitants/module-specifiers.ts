import { dirname, relative } from "node:path";
import { MazeError, type CodeOracle, type OracleValue } from "@maze/core";

const SOURCE = /\.([cm]?)tsx?$/;

/** A module that a file can import, and what it exports. */
export interface FoundModule {
  readonly specifier: string;
  readonly values: readonly OracleValue[];
}

/** Finds how a file imports others; the style that worked once is tried first. */
export function specifierFinder(
  oracle: CodeOracle,
  fromFile: string,
): (file: string) => Promise<FoundModule | undefined> {
  const styles: ((path: string) => string)[] = [
    (path) => path.replace(SOURCE, ".$1js"),
    (path) => path,
    (path) => path.replace(SOURCE, ""),
  ];
  return async (file) => {
    const path = relative(dirname(fromFile), file).replaceAll("\\", "/");
    const plain = path.startsWith(".") ? path : `./${path}`;
    for (const style of [...styles]) {
      const specifier = style(plain);
      try {
        const values = await oracle.exportsOf(specifier, fromFile);
        styles.splice(styles.indexOf(style), 1);
        styles.unshift(style);
        return { specifier, values };
      } catch (error) {
        if (!MazeError.is(error) || error.code !== "MAZE_TYPE_ORACLE_UNKNOWN_MODULE") throw error;
      }
    }
    return undefined;
  };
}
