import { CONVENTIONAL_METRICS } from "@maze/core";

const help: Readonly<Record<string, string>> = {
  [CONVENTIONAL_METRICS.cacheHits]: "Lookups that a cache answered, by cache.",
  [CONVENTIONAL_METRICS.cacheMisses]: "Lookups that a cache could not answer, by cache.",
  [CONVENTIONAL_METRICS.errors]: "Errors, by type.",
  [CONVENTIONAL_METRICS.libraryCalls]: "Calls of library functions in accepted code, by module and name.",
};

export function conventionalHelp(name: string): string | undefined {
  return Object.hasOwn(help, name) ? help[name] : undefined;
}
