import type ts from "typescript";
import type { Compiler } from "./compiler.ts";

/** A tsconfig that is open, and the language service over its files. */
export interface OpenProject {
  readonly configFileName: string;
  config: ts.ParsedCommandLine;
  readonly service: ts.LanguageService;
}

/** The texts that stand in for files, and the projects that are open over them. */
export interface Workspace {
  readonly projects: ReadonlyMap<string, OpenProject>;
  /** Texts over the disk from now on; structure tells that files appeared or went. */
  put(layer: { files: Readonly<Record<string, string>>; removedPaths: readonly string[] }, isStructure: boolean): void;
  open(configFileName: string): OpenProject;
  /** Opens the project that includes a file: the one of the nearest tsconfig, or one that it references. */
  openFor(file: string): OpenProject | undefined;
}

export function createWorkspace(compiler: Compiler, directory: string): Workspace {
  const { sys } = compiler;
  const texts = new Map<string, { text: string; version: number }>();
  const projects = new Map<string, OpenProject>();
  const registry = compiler.createDocumentRegistry(sys.useCaseSensitiveFileNames, directory);
  let version = 1;

  const entriesOf = (path: string): { files: string[]; directories: string[] } => {
    const prefix = path.endsWith("/") ? path : `${path}/`;
    const added = [...texts.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
    const real = directoryEntries(compiler, path);
    return {
      files: [...new Set([...real.files, ...added.filter((rest) => !rest.includes("/"))])],
      directories: [
        ...new Set([
          ...real.directories,
          ...added.filter((rest) => rest.includes("/")).map((rest) => rest.split("/", 1)[0] ?? rest),
        ]),
      ],
    };
  };
  const files = {
    useCaseSensitiveFileNames: sys.useCaseSensitiveFileNames,
    fileExists: (path: string) => texts.has(path) || sys.fileExists(path),
    readFile: (path: string) => texts.get(path)?.text ?? sys.readFile(path),
    directoryExists: (path: string) =>
      sys.directoryExists(path) || [...texts.keys()].some((file) => file.startsWith(`${path}/`)),
    getDirectories: (path: string) => entriesOf(path).directories,
    readDirectory: (
      path: string,
      extensions?: readonly string[],
      excludes?: readonly string[],
      includes?: readonly string[],
      depth?: number,
    ) =>
      compiler.matchFiles(
        path,
        extensions,
        excludes,
        includes,
        sys.useCaseSensitiveFileNames,
        directory,
        depth,
        entriesOf,
        (link) => sys.realpath?.(link) ?? link,
      ),
  };
  const parse = (configFileName: string): ts.ParsedCommandLine => {
    const source = compiler.readJsonConfigFile(configFileName, files.readFile);
    const base = configFileName.slice(0, configFileName.lastIndexOf("/"));
    const config = compiler.parseJsonSourceFileConfigFileContent(source, files, base, undefined, configFileName);
    const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
    return { ...config, errors: [...parseDiagnostics, ...config.errors] };
  };
  const open = (configFileName: string): OpenProject => {
    const known = projects.get(configFileName);
    if (known !== undefined) return known;
    const project: { -readonly [Key in keyof OpenProject]: OpenProject[Key] } = {
      configFileName,
      config: parse(configFileName),
      service: undefined as unknown as ts.LanguageService,
    };
    const host: ts.LanguageServiceHost & { useSourceOfProjectReferenceRedirect(): boolean } = {
      ...files,
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      // As 7 does; otherwise the order of union members depends on what was asked before.
      getCompilationSettings: () => ({ ...project.config.options, stableTypeOrdering: true }),
      getScriptFileNames: () => project.config.fileNames,
      getScriptVersion: (path) => String(texts.get(path)?.version ?? 0),
      getScriptSnapshot(path) {
        const text = files.readFile(path);
        return text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
      },
      getProjectVersion: () => String(version),
      getProjectReferences: () => project.config.projectReferences,
      getCurrentDirectory: () => directory,
      getDefaultLibFileName: (options) => compiler.getDefaultLibFilePath(options),
      useSourceOfProjectReferenceRedirect: () => true,
      realpath: (path) => sys.realpath?.(path) ?? path,
    };
    project.service = compiler.createLanguageService(host, registry);
    projects.set(configFileName, project);
    return project;
  };
  const containing = (configFileName: string, file: string, seen: Set<string>): OpenProject | undefined => {
    if (seen.has(configFileName) || !files.fileExists(configFileName)) return undefined;
    seen.add(configFileName);
    const config = projects.get(configFileName)?.config ?? parse(configFileName);
    if (config.fileNames.includes(file)) return open(configFileName);
    for (const reference of config.projectReferences ?? []) {
      const found = containing(compiler.resolveProjectReferencePath(reference), file, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    projects,
    put({ files: changed, removedPaths }, isStructure) {
      version++;
      for (const [path, text] of Object.entries(changed)) texts.set(path, { text, version });
      for (const path of removedPaths) texts.delete(path);
      if (!isStructure) return;
      for (const project of projects.values()) project.config = parse(project.configFileName);
    },
    open,
    openFor(file) {
      const seen = new Set<string>();
      for (let at = file.lastIndexOf("/"); at > 0; at = file.lastIndexOf("/", at - 1)) {
        const found = containing(`${file.slice(0, at)}/tsconfig.json`, file, seen);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** What stands in a directory; a directory that is not there is empty, as everywhere in the compiler. */
function directoryEntries({ sys }: Compiler, path: string): { files: string[]; directories: string[] } {
  if (!sys.directoryExists(path)) return { files: [], directories: [] };
  return {
    files: sys.readDirectory(path, undefined, ["*/*"], ["*"], 1).map((file) => file.slice(file.lastIndexOf("/") + 1)),
    directories: sys.getDirectories(path),
  };
}
