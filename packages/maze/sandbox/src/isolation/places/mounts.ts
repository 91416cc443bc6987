import { readFileSync } from "node:fs";

/** One mount of this machine: where, and the flags that a less privileged namespace may not take away. */
export interface Mount {
  readonly point: string;
  readonly flags: readonly string[];
}

const locked = new Set(["ro", "nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime"]);

/** The mounts that this process sees, in the order in which they were made. */
export function readMounts(): Mount[] {
  return readFileSync("/proc/self/mountinfo", "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, , , , point = "", options = ""] = line.split(" ");
      return { point: unescape(point), flags: options.split(",").filter((flag) => locked.has(flag)) };
    });
}

/** The mount that a path is on. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter(({ point }) => isBelow(path, point))
    .reduce<Mount | undefined>(
      (best, mount) => (mount.point.length >= (best?.point.length ?? 0) ? mount : best),
      undefined,
    );
}

/** The mounts strictly below a path. */
export function mountsBelow(path: string, mounts: readonly Mount[]): Mount[] {
  return mounts.filter(({ point }) => point !== path && isBelow(point, path));
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(parent.endsWith("/") ? parent : `${parent}/`);
}

/** The kernel writes white space and backslashes of paths in octal; so does `fstab`. */
function unescape(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** A path as a field of `fstab`. */
export function fstabField(path: string): string {
  return path.replaceAll(/[\s\\#]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`);
}
