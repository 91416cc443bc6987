/** Where a value comes from. Lines and columns count from 1 and point at the key. */
export type ConfigOrigin =
  | { readonly layer: "default" }
  | { readonly layer: "global" | "project"; readonly file: string; readonly line: number; readonly column: number }
  | { readonly layer: "environment"; readonly variable: string }
  | { readonly layer: "command-line"; readonly flag: string };

/**
 * An origin as a person reads it: `default`, `/app/maze.toml:3`, `MAZE_GENERATE_TIME_MS` or the command line flag.
 *
 * @example
 * ```ts
 * import { formatConfigOrigin } from "@maze/config";
 * formatConfigOrigin({ layer: "project", file: "/app/maze.toml", line: 3, column: 1 }); // => "/app/maze.toml:3"
 * formatConfigOrigin({ layer: "environment", variable: "MAZE_INDEX_WORKERS" }); // => "MAZE_INDEX_WORKERS"
 * ```
 */
export function formatConfigOrigin(origin: ConfigOrigin): string {
  switch (origin.layer) {
    case "default":
      return "default";
    case "global":
    case "project":
      return `${origin.file}:${origin.line}`;
    case "environment":
      return origin.variable;
    case "command-line":
      return origin.flag;
  }
}
