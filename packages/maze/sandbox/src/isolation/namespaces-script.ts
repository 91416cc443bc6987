import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fstabField, type Mount, mountOf, mountsBelow, readMounts } from "./places/mounts.ts";
import { INSIDE, systemPlaces } from "./places/system-places.ts";
import type { VisiblePlace } from "./places/visible-places.ts";

const devices = ["null", "zero", "full", "random", "urandom"].map((name) => `/dev/${name}`);

/**
 * The script that builds a root of its own in new namespaces and runs its arguments there. `root` is an empty directory
 * outside. It runs as the first process of the namespace, so all others end with it.
 */
export function namespacesScript(options: {
  readonly root: string;
  readonly places: readonly VisiblePlace[];
  readonly scratchMb: number;
  readonly directory: string;
}): string {
  const { root, scratchMb, directory } = options;
  const system = systemPlaces();
  const links = system.filter((place) => "linkTo" in place);
  const places = [
    ...system.filter((place) => !("linkTo" in place)).map(({ path }) => ({ path, writable: false })),
    ...devices.map((path) => ({ path, writable: true })),
    ...options.places,
  ];
  const scratch = `size=${String(scratchMb)}m,mode=1777,nosuid,nodev`;
  const { folders, files } = mountPoints([...places.map(({ path }) => path)]);
  const mounts = readMounts();
  const volume = (type: string, path: string, flags: string): string =>
    `${type} ${fstabField(`${root}/${path}`)} ${type} ${flags} 0 0\n`;
  const volumes = [
    volume("tmpfs", "tmp", scratch),
    volume("tmpfs", "dev/shm", scratch),
    volume("proc", "proc", "nosuid,nodev,noexec"),
  ];
  return [
    "set -eu; umask 022",
    `root=${quote(root)}`,
    'mount -t tmpfs -o size=16m,mode=755 maze "$root"',
    'cd "$root"',
    `printf %s ${quote(volumes.join(""))} >.fstab`,
    "mkdir -p proc tmp dev/shm etc .old",
    "mount -a -T .fstab",
    `mkdir -p ${[...folders, ...links.map(({ path }) => dirname(path))].map((path) => quote(`.${path}`)).join(" ")}`,
    ...files.map((path) => `: >${quote(`.${path}`)}`),
    ...linkLines([...links, { path: "/dev/fd", linkTo: "/proc/self/fd" }]),
    `printf %s ${quote(INSIDE.passwd)} >etc/passwd`,
    `printf %s ${quote(INSIDE.group)} >etc/group`,
    `printf %s ${quote(INSIDE.hosts)} >etc/hosts`,
    `printf %s ${quote(places.map((place) => bindLines(place, root, mounts)).join(""))} >.fstab`,
    "mount -a -T .fstab",
    ...places.flatMap((place) => restrictions(place, mounts)),
    // No process of its own only to remove it.
    ": >.fstab",
    "hostname maze",
    "pivot_root . .old",
    "cd /",
    "umount -l /.old",
    "rmdir /.old",
    "mount -o remount,ro /",
    `cd ${quote(directory)}`,
    "set +e",
    `unshare --user --map-user=${String(INSIDE.uid)} --map-group=${String(INSIDE.gid)} setpriv --no-new-privs --bounding-set=-all "$@"`,
    "exit $?",
  ].join("\n");
}

function mountPoints(paths: readonly string[]): { folders: string[]; files: string[] } {
  const isFolder = (path: string): boolean => statSync(path).isDirectory();
  const files = paths.filter((path) => !isFolder(path));
  return { folders: [...paths.filter(isFolder), ...files.map((path) => dirname(path))], files };
}

/** Links that are called as what they lead to are made by one process for each folder. */
function linkLines(links: readonly { readonly path: string; readonly linkTo: string }[]): string[] {
  const isAlike = ({ path, linkTo }: (typeof links)[number]): boolean => basename(path) === basename(linkTo);
  const folders = new Set(links.filter(isAlike).map(({ path }) => dirname(path)));
  const alikeIn = (folder: string): typeof links =>
    links.filter((link) => isAlike(link) && dirname(link.path) === folder);
  return [
    ...[...folders].map((folder) => lineOf(alikeIn(folder), folder)),
    ...links.filter((link) => !isAlike(link)).map((link) => lineOf([link], link.path)),
  ];
}

function lineOf(links: readonly { readonly linkTo: string }[], place: string): string {
  return `ln -s ${links.map(({ linkTo }) => quote(linkTo)).join(" ")} ${quote(`.${place}`)}`;
}

/** The line of `fstab` for a place. What is mounted below it comes along, and is restricted one by one afterwards. */
function bindLines({ path, writable }: VisiblePlace, root: string, mounts: readonly Mount[]): string {
  const kind = mountsBelow(path, mounts).length > 0 ? "rbind" : "bind";
  const flags = [kind, ...restrictedFlags(path, writable, mounts)];
  return `${fstabField(path)} ${fstabField(root + path)} none ${flags.join(",")} 0 0\n`;
}

function restrictedFlags(path: string, writable: boolean, mounts: readonly Mount[]): string[] {
  // A device is a device only on a mount without `nodev`.
  const own = path.startsWith("/dev/") ? ["nosuid"] : ["nosuid", "nodev"];
  return [...new Set([...own, ...(writable ? [] : ["ro"]), ...(mountOf(path, mounts)?.flags ?? [])])];
}

function restrictions({ path, writable }: VisiblePlace, mounts: readonly Mount[]): string[] {
  const below = mountsBelow(path, mounts);
  const points = below.length > 0 ? [path, ...below.map(({ point }) => point)] : [];
  return points.map((point) => {
    const flags = ["remount", "bind", ...restrictedFlags(point, writable, mounts)];
    return `mount -o ${flags.join(",")} ${quote(`.${point}`)}`;
  });
}

/** A text as one word of the shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
