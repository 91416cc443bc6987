import { lstatSync, readFileSync, statSync } from "node:fs";
import type { ConfigFiles } from "./config-files.ts";

/** The real file system. Never waits on a pipe or device, never reads more than the limit. */
export const nodeConfigFiles: ConfigFiles = {
  exists(path) {
    try {
      return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    } catch (error) {
      // A parent that is a file means no; a loop or a locked directory is told when the file is read.
      return (error as NodeJS.ErrnoException).code !== "ENOTDIR";
    }
  },
  readBytes(path, limit) {
    const facts = statSync(path);
    if (facts.isDirectory()) throw withCode("EISDIR", "it is a directory");
    if (!facts.isFile()) throw withCode("EINVAL", "it is not a regular file");
    if (facts.size > limit) throw withCode("EFBIG", `it has ${facts.size} bytes`);
    return readFileSync(path);
  },
};

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
