import { configDiagnostic, type ConfigProblem } from "./config-problem.ts";
import type { ConfigFiles } from "./config-files.ts";

/** Bytes of the largest file that is taken for a configuration. */
const LARGEST_FILE = 1024 * 1024;

const REMEDIES: Readonly<Record<string, { message: string; hint: string }>> = {
  ELOOP: { message: "its links lead in a circle", hint: "Replace the link by a file, or delete it." },
  EACCES: { message: "permission denied", hint: "Give yourself the right to read it, such as with chmod u+r." },
  EPERM: { message: "permission denied", hint: "Give yourself the right to read it." },
  EISDIR: { message: "it is a directory", hint: "Rename the directory; a TOML file is expected here." },
  ENOENT: { message: "it is a link to a file that does not exist", hint: "Create the file it leads to, or delete it." },
  EFBIG: { message: `it is larger than ${LARGEST_FILE} bytes`, hint: "Check that this is a configuration file." },
  EINVAL: { message: "it is not a regular file", hint: "Replace it by a TOML file." },
};

/** The text of a file without byte order mark, or why it cannot be read. */
export function readConfigFile(
  files: ConfigFiles,
  path: string,
  name: string,
  shownFile: string,
): { readonly text: string } | { readonly problem: ConfigProblem } {
  const failure = (message: string, hint: string): { problem: ConfigProblem } => {
    const diagnostic = configDiagnostic("error", "MAZE_CONFIG_UNREADABLE", `cannot read ${path}: ${message}`, hint);
    return { problem: { diagnostic: { ...diagnostic, file: name }, shownFile } };
  };
  let bytes: Uint8Array;
  try {
    bytes = files.readBytes(path, LARGEST_FILE);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const remedy = REMEDIES[code];
    return failure(remedy?.message ?? message, remedy?.hint ?? "Check the file and its directory.");
  }
  const text = decode(bytes);
  return text === undefined ? failure("it is not UTF-8 text", "Save it with the encoding UTF-8.") : { text };
}

/** `undefined` for bytes that are not UTF-8, UTF-16 among them. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
