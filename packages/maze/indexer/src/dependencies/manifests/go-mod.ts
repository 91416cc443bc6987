import type { ManifestReader } from "./manifest-reader.ts";

/** `go.mod`: the modules that are required directly, with the version that is the least the build takes. */
export const goManifest: ManifestReader = {
  file: "go.mod",
  locks: [],
  read(text) {
    const required = [...text.matchAll(/^[ \t]*require[ \t]*\(([^)]*)\)/gm)].flatMap(([, block = ""]) =>
      block.split("\n"),
    );
    const single = [...text.matchAll(/^[ \t]*require[ \t]+([^(\s][^\n]*)$/gm)].map(([, line = ""]) => line);
    const dependencies = [...required, ...single].flatMap((line) => {
      const [, name, version] = /^\s*"?([^\s"/][^\s"]*)"?\s+(v[^\s/]+)/.exec(line) ?? [];
      if (name === undefined || version === undefined || /\/\/\s*indirect\b/.test(line)) return [];
      return [{ name, version: version.slice(1), dev: false, hasTypes: true, ecosystem: "go" as const }];
    });
    return { dependencies, diagnostics: [] };
  },
};
