import { existsSync, lstatSync, readlinkSync } from "node:fs";

/** A place of the operating system that programs need: a directory or file, or a link that stands in its place. */
export type SystemPlace = { readonly path: string } | { readonly path: string; readonly linkTo: string };

const roots = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32", "/libx32"];

/** What programs look up in `/etc`, and nothing that holds a secret: keys, shadow files and host names stay out. */
const settings = [
  "alternatives",
  "ca-certificates.conf",
  "debian_version",
  "fonts",
  "java-17-openjdk",
  "ld.so.cache",
  "ld.so.conf",
  "ld.so.conf.d",
  "localtime",
  "mime.types",
  "nsswitch.conf",
  "os-release",
  "pki/tls/certs",
  "python3",
  "python3.11",
  "python3.12",
  "python3.13",
  "ssl/certs",
  "ssl/openssl.cnf",
  "timezone",
].map((name) => `/etc/${name}`);

/** The places of this machine's operating system, as they are now. */
export function systemPlaces(): SystemPlace[] {
  return [...roots, ...settings].filter((path) => existsSync(path)).map(asPlace);
}

/** Whether a path is one of the system's programs and libraries, which are all visible. */
export function isOfSystem(path: string): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}

/** Where `/lib` is a link to `usr/lib`, the link is enough; where `/etc/localtime` is one, its target is visible too. */
function asPlace(path: string): SystemPlace {
  return lstatSync(path).isSymbolicLink() ? { path, linkTo: readlinkSync(path) } : { path };
}

/** The one user that exists inside, so that programs that ask for a name and a home find them. */
export const INSIDE = {
  uid: 1000,
  gid: 1000,
  passwd: "maze:x:1000:1000:maze:/tmp:/bin/sh\n",
  group: "maze:x:1000:\n",
  hosts: "127.0.0.1 localhost\n::1 localhost\n",
} as const;
