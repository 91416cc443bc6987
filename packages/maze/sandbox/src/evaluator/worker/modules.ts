import { readFileSync, statSync } from "node:fs";
import {
  type ResolveFnOutput,
  type ResolveHookContext,
  createRequire,
  registerHooks,
  stripTypeScriptTypes,
} from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { EvaluationImport } from "@maze/core";
import { isPlainFile, packageTypeOf } from "./package-scope.ts";
import type { TimeBox } from "./time-box.ts";

const IMPORT_SCHEME = "maze-import:";
const sources = [".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** Loads what component sources import, with the resolution of the project. */
export interface ModuleLoader {
  /** The imported value. Rejects with what loading it threw. */
  load(imported: EvaluationImport): Promise<unknown>;
}

/**
 * Resolves from the project as its own modules do, and also specifiers that only a bundler or the compiler knows: `./a.js`
 * for `a.ts`, `./a` for `a.ts` or `a/index.ts`. TypeScript is stripped of types, or transformed where it has enums.
 */
export function createModuleLoader(directory: string, timeBox: TimeBox, loadMs: number): ModuleLoader {
  const parentURL = pathToFileURL(join(directory, "maze-evaluation.mjs")).href;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (specifier.startsWith(IMPORT_SCHEME)) {
        return nextResolve(specifier.slice(IMPORT_SCHEME.length), { ...context, parentURL });
      }
      if (!isRelative(specifier)) return nextResolve(specifier, context);
      const near = resolveInPackage(specifier, context);
      if (near !== undefined) return near;
      try {
        return nextResolve(specifier, context);
      } catch (thrown) {
        const found = sourceBehind(specifier, context.parentURL);
        if (found === undefined) throw thrown;
        return nextResolve(found, context);
      }
    },
    load(url, context, nextLoad) {
      try {
        return nextLoad(url, context);
      } catch (thrown) {
        if ((thrown as { code?: unknown } | null)?.code !== "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") throw thrown;
        const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"), { mode: "transform" });
        return { format: url.endsWith(".cts") ? "commonjs" : "module", source, shortCircuit: true };
      }
    },
  });
  const require = createRequire(import.meta.url);

  async function namespaceOf(module: string): Promise<Record<string, unknown>> {
    const specifier = module.startsWith("/") || /^[A-Za-z]:[\\/]/.test(module) ? pathToFileURL(module).href : module;
    const url = import.meta.resolve(IMPORT_SCHEME + specifier);
    loadUnderTime(url);
    return (await import(url)) as Record<string, unknown>;
  }

  /** Loads synchronously first, because only that can be stopped; a module with a top-level await is left to `import`. */
  function loadUnderTime(url: string): void {
    let inTime = true;
    try {
      inTime = timeBox.run(() => {
        require(url.startsWith("file:") ? fileURLToPath(url) : url);
      }, loadMs);
    } catch (thrown) {
      if ((thrown as { code?: unknown } | null)?.code !== "ERR_REQUIRE_ASYNC_MODULE") throw thrown;
    }
    if (!inTime) throw new Error(`loading it took more than ${String(loadMs)} ms`);
  }

  return {
    async load({ module, imported }) {
      const namespace = await namespaceOf(module);
      if (imported === "*") return namespace;
      if (imported in namespace) return namespace[imported];
      // A CommonJS module whose names the static analysis does not find.
      const whole = namespace["default"];
      if ((typeof whole === "object" || typeof whole === "function") && whole !== null && imported in whole) {
        return (whole as Record<string, unknown>)[imported];
      }
      throw new Error(`it does not export "${imported}"`);
    },
  };
}

/** A relative import between ES modules of one installed package needs no search. */
function resolveInPackage(
  specifier: string,
  { parentURL, conditions }: ResolveHookContext,
): ResolveFnOutput | undefined {
  if (parentURL === undefined || !parentURL.includes("/node_modules/") || !specifier.startsWith(".")) return undefined;
  if (!conditions.includes("import") || !/\.m?js$/.test(specifier)) return undefined;
  const { href: url } = new URL(specifier, parentURL);
  const path = fileURLToPath(url);
  if (!isPlainFile(path)) return undefined;
  const isModule = path.endsWith(".mjs") || packageTypeOf(dirname(path)) === "module";
  return isModule ? { url, format: "module", shortCircuit: true } : undefined;
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("file:");
}

function sourceBehind(specifier: string, parentURL: string | undefined): string | undefined {
  const base = new URL(specifier, parentURL).href;
  const stem = base.replace(/\.([mc]?)js(x?)$/, ".$1ts$2");
  if (stem !== base && isFile(stem)) return stem;
  if (stem.endsWith(".ts") && isFile(`${stem}x`)) return `${stem}x`;
  return sources.map((ending) => base + ending).find(isFile);
}

function isFile(url: string): boolean {
  try {
    return statSync(fileURLToPath(url)).isFile();
  } catch {
    return false;
  }
}
