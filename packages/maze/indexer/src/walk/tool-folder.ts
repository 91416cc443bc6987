/** Files by which a folder shows that a tool made it, and what it is then. */
const SIGNS: readonly (readonly [file: string, folder: RegExp, reason: string])[] = [
  ["CACHEDIR.TAG", /^/, "it is a cache: it holds CACHEDIR.TAG"],
  [".rustc_info.json", /^/, "cargo builds into it"],
  ["pyvenv.cfg", /^/, "it is a virtual environment of Python"],
  ["modules.txt", /^vendor$/, "it holds copies of Go modules"],
  [".cargo-checksum.json", /^/, "it is a copy of a crate"],
];

/** Why a folder is no source of the project, told by its name and by the files in it; `undefined` for any other. */
export function toolFolderReason(path: string, files: readonly { readonly name: string }[]): string | undefined {
  const folder = path.slice(path.lastIndexOf("/") + 1);
  const names = new Set(files.map(({ name }) => name));
  return SIGNS.find(([file, of]) => names.has(file) && of.test(folder))?.[2];
}
