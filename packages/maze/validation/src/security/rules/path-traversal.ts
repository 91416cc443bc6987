import { HOLE, shapeOf, UNKNOWN, type Value } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const FILES =
  /^(?:fs|fs\/promises|fs\.promises|fs-extra|graceful-fs|Deno|memfs)(?:\.promises)?\.(?:readFile|writeFile|appendFile|createReadStream|createWriteStream|unlink|rm|rmdir|readdir|open|opendir|truncate|chmod|chown|stat|lstat|access|exists|mkdir|mkdtemp|copyFile|cp|rename|link|symlink|readlink|utimes|remove|outputFile|outputJson|readJson|readJSON|writeJson|ensureDir|ensureFile|emptyDir|move|copy|pathExists|readTextFile|writeTextFile|watch|watchFile)(?:Sync)?$/;
const TWO = /\.(?:copyFile|cp|rename|link|symlink|move|copy)(?:Sync)?$/;

/** A function that opens the file that its caller names does what it is for; a name is not yet a path. */
const isOwnChoice = (value: Value): boolean =>
  value.taints.length === 0 ||
  (shapeOf(value) === HOLE &&
    value.taints.every(
      ({ source }) =>
        source.trust === "caller" && !/(?:name|upload|user|input|key|id|slug|page|template)$/i.test(source.what),
    ));

export const pathTraversal: SecurityRule = {
  id: "path-traversal",
  cwe: [22],
  title: "Input chooses a file",
  about: "`../` or an absolute path in the input leads out of the folder that was meant.",
  remedy:
    "Resolve the path and check that it begins with the folder and a separator, or take path.basename of the input.",
  bad: `import { readFile } from "node:fs/promises";
import { join } from "node:path";
export function load(name: string) { return readFile(join("uploads", name), "utf8"); }`,
  good: `import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
export function load(name: string) { return readFile(join("uploads", basename(name)), "utf8"); }`,
  call({ callee, method, args, node, receiverName }, report) {
    const [first = UNKNOWN, second = UNKNOWN] = args;
    const sink = `the path of ${method}`;
    if (isOwnChoice(first) && isOwnChoice(second)) return;
    if (FILES.test(callee)) {
      report.flow({ ...first, fields: undefined }, Use.path, node, sink);
      if (TWO.test(callee)) report.flow({ ...second, fields: undefined }, Use.path, node, sink);
    } else if (callee === "Bun.file" || callee === "Bun.write") report.flow(first, Use.path, node, sink);
    else if (
      /^(?:sendFile|sendfile|download|attachment)$/.test(method) &&
      method !== "attachment" &&
      /^(?:res|response|reply|status\(\))$/.test(receiverName)
    ) {
      const rooted = method !== "download" && args.some((arg) => arg.fields?.has("root") === true);
      if (!rooted) report.flow(first, Use.path, node, sink);
    } else if (method === "mv" && first.taints.length > 0) report.flow(first, Use.path, node, sink);
  },
};
