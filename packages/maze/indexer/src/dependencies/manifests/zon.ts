import type { Dependency, ManifestReader } from "./manifest-reader.ts";

/** What matters of a file in ZON: names of fields, texts, brackets. Comments and all else are skipped. */
const TOKEN = /\/\/[^\n]*|"((?:[^"\\\n]|\\.)*)"|\.(?:@"([^"\n]*)"|([A-Za-z_]\w*))\s*=|([{}])/g;

/** `build.zig.zon`: its dependencies; a hash that says a version (`name-1.2.3-…`) gives the version. */
export const zigManifest: ManifestReader = {
  file: "build.zig.zon",
  locks: [],
  read(text) {
    const dependencies: Dependency[] = [];
    /** Names of the fields around, by depth. */
    const path: string[] = [];
    let depth = 0;
    for (const [, string, quoted, plain, bracket] of text.matchAll(TOKEN)) {
      const field = quoted ?? plain;
      if (bracket !== undefined) depth += bracket === "{" ? 1 : -1;
      else if (field !== undefined) {
        path[depth] = field;
        path.length = depth + 1;
        if (depth === 2 && path[1] === "dependencies")
          dependencies.push({ name: field, dev: false, hasTypes: true, ecosystem: "zig" });
      } else if (string !== undefined && depth === 3 && path[1] === "dependencies" && path[3] === "hash") {
        const version = /-(\d+\.\d+\.\d+(?:-[a-z\d.]+)?)-[\w-]{20,}$/.exec(string)?.[1];
        const last = dependencies.at(-1);
        if (version !== undefined && last !== undefined) last.version = version;
      }
    }
    return { dependencies, diagnostics: [] };
  },
};
