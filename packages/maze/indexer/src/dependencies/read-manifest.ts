import { createTextIndex, jsonFault, jsonPlace, type Diagnostic } from "@maze/core";
import { z } from "zod";
import { finding } from "../finding-codes.ts";

const texts = z.record(z.string(), z.string());
/** Kinds of the values that npm, Node, compilers and this program read. */
const kinds = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  type: z.enum(["module", "commonjs"]).optional(),
  scripts: texts.optional(),
  dependencies: texts.optional(),
  optionalDependencies: texts.optional(),
  peerDependencies: texts.optional(),
  devDependencies: texts.optional(),
  bin: z.union([z.string(), texts]).optional(),
});

/** A value of another kind counts as absent, and each of its own does where only some are wrong. */
const section = z.record(z.string(), z.unknown()).optional().catch(undefined);
const manifestSchema = z.object({
  dependencies: section,
  optionalDependencies: section,
  peerDependencies: section,
  devDependencies: section,
});
export interface ReadManifest {
  /** Empty where the text is no JSON object. */
  readonly manifest: z.output<typeof manifestSchema>;
  readonly diagnostics: Diagnostic[];
}

/** Findings about one package.json at the most. */
const MOST_FINDINGS = 5;

/** Whether npm takes a name; anything else could lead out of node_modules. */
export const isPackageName = (name: string): boolean => /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i.test(name);

/** What is known of a package.json that is there and cannot be read. */
export function unreadableManifest(reason: string, file: string): ReadManifest {
  const message = `package.json cannot be read: ${reason}`;
  return {
    manifest: {},
    diagnostics: [finding({ code: "MAZE_INDEX_MANIFEST_UNREADABLE", severity: "warning", message, file })],
  };
}

/** Reads a package.json. `file` is its name in findings. */
export function readManifest(text: string, file: string): ReadManifest {
  const find = (message: string, at?: number): Diagnostic => {
    const span = at === undefined ? undefined : createTextIndex(text).spanOf(at, Math.min(at + 1, text.length));
    return finding({ code: "MAZE_INDEX_MANIFEST_UNREADABLE", severity: "warning", message, file, span });
  };
  const fault = jsonFault(text);
  if (fault !== undefined)
    return { manifest: {}, diagnostics: [find(`package.json is no JSON: ${fault.message}`, fault.at)] };
  const data: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
  const manifest = Array.isArray(data) ? undefined : manifestSchema.safeParse(data).data;
  if (manifest === undefined)
    return { manifest: {}, diagnostics: [find("package.json holds no object", jsonPlace(text, []))] };
  const ofKinds = (kinds.safeParse(data).error?.issues ?? []).map(({ path, message }) => {
    const steps = path.filter((step) => typeof step !== "symbol");
    const said = message.replace(/^Invalid [a-z]+: /, "");
    return find(`package.json: ${steps.join(".")}: ${said}`, jsonPlace(text, steps));
  });
  const ofNames = Object.entries(manifest).flatMap(([part, names]) =>
    Object.keys(names ?? {})
      .filter((name) => !isPackageName(name))
      .map((name) =>
        find(`package.json declares what is no package name: ${JSON.stringify(name)}`, jsonPlace(text, [part, name])),
      ),
  );
  return { manifest, diagnostics: [...ofKinds, ...ofNames].slice(0, MOST_FINDINGS) };
}
