import { lockedVersions, type Dependency, type ManifestReader } from "./manifest-reader.ts";
import { isTable, readToml, tableAt, type Table } from "./read-toml.ts";

const SECTIONS: readonly (readonly [section: string, dev: boolean])[] = [
  ["dependencies", false],
  ["build-dependencies", false],
  ["dev-dependencies", true],
];

/** `Cargo.toml`: the crates of the package, of its targets and of its workspace, under their names in the registry. */
export const cargoManifest: ManifestReader = {
  file: "Cargo.toml",
  locks: ["Cargo.lock"],
  async read(text, lock) {
    const { table, diagnostics } = await readToml(text, "Cargo.toml");
    const versions = lockedVersions(lock);
    const found = new Map<string, Dependency>();
    const add = (crates: Table, dev: boolean): void => {
      for (const [key, value] of Object.entries(crates)) {
        const renamed = isTable(value) ? value["package"] : undefined;
        const name = typeof renamed === "string" ? renamed : key;
        const version = versions.get(name);
        const known = found.get(name);
        found.set(name, {
          name,
          ...(version === undefined ? {} : { version }),
          dev: dev && (known?.dev ?? true),
          hasTypes: true,
          ecosystem: "crates",
        });
      }
    };
    const parts = [table, tableAt(table, "workspace"), ...Object.values(tableAt(table, "target")).filter(isTable)];
    for (const part of parts) for (const [section, dev] of SECTIONS) add(tableAt(part, section), dev);
    return { dependencies: [...found.values()], diagnostics };
  },
};
