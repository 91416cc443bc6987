import { dirname, join, resolve } from "node:path";
import type typescript from "typescript";
import type { RuleEdit } from "../rules/rule.ts";

/** Fixes that a compiler offers for one finding. */
export interface CodeFixes {
  fixesFor(
    file: string,
    text: string,
    place: { code: number; start: number; end: number },
  ): Promise<readonly RuleEdit[]>;
  close(): void;
}

export interface CodeFixesOptions {
  /** Absolute path of the project; its nearest tsconfig is followed. */
  readonly directory: string;
}

/** Fixes that give up more than they mend: they change signatures, or write functions that only throw. */
const REFUSED = new Set([
  "fixReturnTypeInAsyncFunction",
  "addOptionalPropertyUndefined",
  "fixMissingFunctionDeclaration",
  "fixClassIncorrectlyImplementsInterface",
  "fixClassDoesntImplementInheritedAbstractMember",
  "unusedIdentifier",
  "fixUnreachableCode",
  "disableJsDiagnostics",
]);

/**
 * The code fixes of TypeScript 6, which has them for most findings: missing imports, misspelt names, types inferred from
 * use. The compiler is loaded, and the project read by it, when the first fix is asked for.
 */
export function createCodeFixes({ directory }: CodeFixesOptions): CodeFixes {
  let opening: Promise<Service> | undefined;
  return {
    async fixesFor(file, text, { code, start, end }) {
      const service = await (opening ??= openService(directory));
      return service.fixesFor(file, text, code, start, end);
    },
    close() {
      void opening?.then((service) => {
        service.dispose();
      });
      opening = undefined;
    },
  };
}

interface Service {
  fixesFor(file: string, text: string, code: number, start: number, end: number): RuleEdit[];
  dispose(): void;
}

async function openService(directory: string): Promise<Service> {
  const { default: ts } = await import("typescript");
  const { fileNames, options } = readConfig(ts, directory);
  const overlay = new Map<string, { text: string; version: number }>();
  const host: typescript.LanguageServiceHost = {
    getScriptFileNames: () => [...new Set([...fileNames, ...overlay.keys()])],
    getScriptVersion: (path) => String(overlay.get(path)?.version ?? 0),
    getScriptSnapshot(path) {
      const text = overlay.get(path)?.text ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => directory,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    readDirectory: (path, extensions, exclude, include, depth) =>
      ts.sys.readDirectory(path, extensions, exclude, include, depth),
  };
  const service = ts.createLanguageService(host);
  return {
    fixesFor(file, text, code, start, end) {
      const path = resolve(directory, file);
      const before = overlay.get(path);
      if (before?.text !== text) overlay.set(path, { text, version: (before?.version ?? 0) + 1 });
      const format = ts.getDefaultFormatCodeSettings("\n");
      const preferences = { importModuleSpecifierEnding: "auto", allowTextChangesInNewFiles: false } as const;
      return service
        .getCodeFixesAtPosition(path, start, end, [code], format, preferences)
        .filter(({ fixName, changes }) => !REFUSED.has(fixName) && changes.every(({ fileName }) => fileName === path))
        .map(({ changes, description, fixName }) => ({
          edits: changes.flatMap(({ textChanges }) =>
            textChanges.map(({ span, newText }) => ({ start: span.start, end: span.start + span.length, newText })),
          ),
          cost: fixName === "import" ? 2 : 3,
          explanation: description,
        }))
        .filter(({ edits }) => edits.every(({ newText }) => !/\bthrow\b|@ts-/.test(newText)));
    },
    dispose: () => {
      service.dispose();
    },
  };
}

function readConfig(
  ts: typeof typescript,
  directory: string,
): { fileNames: readonly string[]; options: typescript.CompilerOptions } {
  const path = ts.findConfigFile(directory, (file) => ts.sys.fileExists(file));
  const json: unknown =
    path === undefined ? undefined : ts.readConfigFile(path, (file) => ts.sys.readFile(file)).config;
  const settings = json ?? { compilerOptions: { strict: true, target: "es2023", module: "nodenext" } };
  const base = path === undefined ? directory : dirname(path);
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    settings,
    ts.sys,
    base,
    undefined,
    path ?? join(base, "tsconfig.json"),
  );
  return { fileNames, options: { ...options, noEmit: true } };
}
