import { createTwoFilesPatch } from "diff";

/**
 * A unified diff of texts, as `git apply` and `patch -p1` take it. A file that is new is diffed against `/dev/null`.
 */
export function editsDiff(changes: readonly { file: string; before: string | null; after: string }[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => {
      const patch = createTwoFilesPatch("a", "b", before ?? "", after, undefined, undefined, { context: 3 });
      const hunks = patch.slice(patch.indexOf("\n@@") + 1);
      return `--- ${before === null ? "/dev/null" : nameOf(`a/${file}`)}\n+++ ${nameOf(`b/${file}`)}\n${hunks}`;
    })
    .join("");
}

/** A name as git writes it: in quotes where it could be taken for something else, with a tab behind one that has spaces. */
function nameOf(path: string): string {
  if (!/["\\\p{Cc}]/u.test(path)) return path.includes(" ") ? `${path}\t` : path;
  const quoted = path
    .replace(/["\\]/g, "\\$&")
    .replace(/\p{Cc}/gu, (character) =>
      [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
    );
  return `"${quoted}"`;
}
