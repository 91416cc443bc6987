import { createTwoFilesPatch } from "diff";

/**
 * A unified diff of texts, as `git apply` and `patch -p1` take it. A file that is new is diffed against `/dev/null`.
 */
export function editsDiff(changes: readonly { file: string; before: string | null; after: string }[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => {
      const oldName = before === null ? "/dev/null" : `a/${file}`;
      const patch = createTwoFilesPatch(oldName, `b/${file}`, before ?? "", after, undefined, undefined, {
        context: 3,
      });
      return patch.replace(/^=+\n/, "").replace(/^(---|\+\+\+) (.*?)\t?$/gm, "$1 $2");
    })
    .join("");
}
