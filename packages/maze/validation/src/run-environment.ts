import { dirname, delimiter } from "node:path";

/** Variables that a run may take over from the environment that it is given. */
const ALLOWED = new Set([
  ...[
    "PATH",
    "HOME",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "SYSTEMROOT",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
  ],
  ...["TMPDIR", "TMP", "TEMP", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"],
]);

const SYSTEM_PATH = ["/usr/local/bin", "/usr/bin", "/bin"];

/**
 * The environment of a tool's run: what is allowed of the given one, this program's Node first in the path, no colours,
 * no prompts.
 *
 * @example
 * ```ts
 * import { runEnvironment } from "@maze/validation";
 * const environment = runEnvironment({ API_TOKEN: "secret", TZ: "Europe/Berlin" });
 * [environment["TZ"], environment["API_TOKEN"], environment["CI"]]; // => ["Europe/Berlin", undefined, "1"]
 * ```
 */
export function runEnvironment(given: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && ALLOWED.has(name.toUpperCase())) taken[name] = value;
  }
  const path = Object.keys(taken).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const rest = taken[path] ?? (process.platform === "win32" ? "" : SYSTEM_PATH.join(delimiter));
  return {
    TZ: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...taken,
    [path]: [dirname(process.execPath), rest].filter((part) => part !== "").join(delimiter),
    CI: "1",
    NO_COLOR: "1",
  };
}
