import { spawnSync } from "node:child_process";

/** What ctags finds below a folder: for each file its names, as `name@line`. */
export function ctagsNames(root: string): ReadonlyMap<string, readonly string[]> {
  const args = ["-R", "--languages=TypeScript,JavaScript", "--output-format=json", "--fields=+n", "-f", "-", "."];
  const { status, stdout, stderr } = spawnSync("ctags", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`ctags ended with ${String(status)}\n${stderr}`);
  const found = new Map<string, string[]>();
  for (const line of stdout.split("\n")) {
    if (!line.startsWith("{")) continue;
    const tag = JSON.parse(line) as { _type: string; name: string; path: string; line: number };
    if (tag._type !== "tag") continue;
    const path = tag.path.replace(/^\.\//, "");
    const names = found.get(path);
    const name = `${tag.name}@${String(tag.line)}`;
    if (names === undefined) found.set(path, [name]);
    else names.push(name);
  }
  return found;
}
