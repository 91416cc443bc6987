import { findConfigFiles, formatConfigOrigin, getConfigValue, listConfig, loadConfig } from "@maze/config";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { errorOf, load, memoryFiles } from "./support/load.ts";
import { generate } from "./support/sections.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

describe("layers", () => {
  test("defaults hold where nothing is set", () => {
    const config = load(temporaryDirectory());
    expect(config.values).toEqual({
      generate: {
        timeMs: 10_000,
        engine: "synthesis",
        forbid: ["any", "as"],
        ratio: 0.5,
        write: false,
        limits: { maxFiles: 3, perKind: { function: 2 } },
      },
      "type-oracle": { workers: "auto", ports: [], rules: [] },
    });
    expect(new Set(Object.values(config.origins).map(formatConfigOrigin))).toEqual(new Set(["default"]));
    expect(config.files).toEqual([]);
    expect(config.warnings).toEqual([]);
  });

  test("each layer beats the one before and is named as the origin", () => {
    const home = temporaryDirectory({
      ".config/maze/config.toml": "[generate]\ntimeMs = 1\nratio = 0.1\nforbid = ['g']\nwrite = true\napiBase = 'g'\n",
    });
    const project = temporaryDirectory({
      "maze.toml": "[generate]\n\ntimeMs = 2\nratio = 0.2\nforbid = ['p']\nwrite = false\n",
    });
    const config = load(project, {
      homeDir: home,
      env: { MAZE_GENERATE_TIME_MS: "3", MAZE_GENERATE_RATIO: "0.3", HOME: "/elsewhere" },
      overrides: ["generate.timeMs=4"],
    });
    const { generate: values } = config.values;
    expect(values).toMatchObject({ timeMs: 4, ratio: 0.3, forbid: ["p"], write: false, apiBase: "g" });
    const global = join(home, ".config/maze/config.toml");
    expect(config.origins).toEqual({
      "generate.timeMs": { layer: "command-line", flag: "--set generate.timeMs" },
      "generate.engine": { layer: "default" },
      "generate.forbid": { layer: "project", file: join(project, "maze.toml"), line: 5, column: 1 },
      "generate.ratio": { layer: "environment", variable: "MAZE_GENERATE_RATIO" },
      "generate.write": { layer: "project", file: join(project, "maze.toml"), line: 6, column: 1 },
      "generate.apiBase": { layer: "global", file: global, line: 6, column: 1 },
      "generate.limits.maxFiles": { layer: "default" },
      "generate.limits.perKind.function": { layer: "default" },
      "type-oracle.workers": { layer: "default" },
      "type-oracle.ports": { layer: "default" },
      "type-oracle.rules": { layer: "default" },
    });
    expect(config.files).toEqual([
      { layer: "global", path: global },
      { layer: "project", path: join(project, "maze.toml") },
    ]);
  });

  test("a value equal to the default still beats a weaker layer", () => {
    const home = temporaryDirectory({ ".config/maze/config.toml": "generate.timeMs = 1\n" });
    const project = temporaryDirectory({ "maze.toml": "[generate]\ntimeMs = 10_000\n" });
    expect(load(project, { homeDir: home }).values.generate.timeMs).toBe(10_000);
  });

  test("tables are merged key by key over all layers, default entries of a record included", () => {
    const home = temporaryDirectory({
      ".config/maze/config.toml": "generate.limits = { maxFiles = 7, perKind = { method = 1 } }\n",
    });
    const project = temporaryDirectory({ "maze.toml": '[generate.limits.perKind]\n"my kind" = 5\nmethod = 4\n' });
    const config = load(project, { homeDir: home, env: { MAZE_GENERATE_LIMITS_PER_KIND: '{"property":9}' } });
    expect(config.values.generate.limits).toEqual({
      maxFiles: 7,
      perKind: { function: 2, method: 4, property: 9, "my kind": 5 },
    });
    expect(listConfig(config, "generate.limits").map(({ key, origin }) => [key, formatConfigOrigin(origin)])).toEqual([
      ["generate.limits.maxFiles", `${home}/.config/maze/config.toml:1`],
      ["generate.limits.perKind.function", "default"],
      ["generate.limits.perKind.method", `${project}/maze.toml:3`],
      ['generate.limits.perKind."my kind"', `${project}/maze.toml:2`],
      ["generate.limits.perKind.property", "MAZE_GENERATE_LIMITS_PER_KIND"],
    ]);
  });

  test("arrays of tables are one value with the place of their first header", () => {
    const project = temporaryDirectory({
      "maze.toml": "[[type-oracle.rules]]\nname = 'a'\n[[type-oracle.rules]]\nname = 'b'\nlevel = 'off'\n",
    });
    const config = load(project);
    expect(config.values["type-oracle"].rules).toEqual([
      { name: "a", level: "on" },
      { name: "b", level: "off" },
    ]);
    expect(config.origins["type-oracle.rules"]).toEqual({
      layer: "project",
      file: join(project, "maze.toml"),
      line: 1,
      column: 15,
    });
  });

  test("values are frozen to the depth and do not share the defaults of the schema", () => {
    const { values } = load(temporaryDirectory());
    for (const part of [values, values.generate, values.generate.forbid, values.generate.limits.perKind]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    expect(Object.isFrozen(generate.schema.parse({ limits: {} }).forbid)).toBe(false);
  });

  test("values have the types of their schemas", () => {
    const { values } = load(temporaryDirectory());
    expectTypeOf(values.generate.timeMs).toEqualTypeOf<number>();
    expectTypeOf(values.generate.engine).toEqualTypeOf<"synthesis" | "decoding">();
    expectTypeOf(values.generate.apiBase).toEqualTypeOf<string | undefined>();
    expectTypeOf(values["type-oracle"].workers).toEqualTypeOf<number | "auto">();
  });

  test("a byte order mark and CRLF are read, and do not move places", () => {
    const project = temporaryDirectory({
      "maze.toml": "\ufeffgenerate.timeMs = 5\r\n[type-oracle]\r\n  workers = 2\r\n",
    });
    const config = load(project);
    expect(config.values.generate.timeMs).toBe(5);
    expect(config.origins["generate.timeMs"]).toMatchObject({ line: 1, column: 10 });
    expect(config.origins["type-oracle.workers"]).toMatchObject({ line: 3, column: 3 });
  });

  test("an empty file sets nothing", () => {
    const project = temporaryDirectory({ "maze.toml": "" });
    const config = load(project);
    expect(config.files).toEqual([{ layer: "project", path: join(project, "maze.toml") }]);
    expect(config.values.generate.timeMs).toBe(10_000);
  });
});

describe("files", () => {
  test("the nearest project file counts, in either form", () => {
    const root = temporaryDirectory({
      "maze.toml": "generate.timeMs = 1",
      "a/.maze/config.toml": "generate.timeMs = 2",
      "a/b/c/notes.txt": "",
    });
    expect(load(join(root, "a/b/c")).values.generate.timeMs).toBe(2);
    expect(load(join(root, "a")).values.generate.timeMs).toBe(2);
    expect(load(root).values.generate.timeMs).toBe(1);
  });

  test("the search goes up to the root of the repository and includes it", () => {
    const root = temporaryDirectory({
      "maze.toml": "generate.timeMs = 1",
      "with/.git/HEAD": "",
      "with/maze.toml": "generate.timeMs = 2",
      "with/a/notes.txt": "",
      "without/.git": "gitdir: elsewhere",
      "without/a/notes.txt": "",
    });
    expect(load(join(root, "with/a")).values.generate.timeMs).toBe(2);
    expect(load(join(root, "without/a")).values.generate.timeMs).toBe(10_000);
  });

  test("without a repository the search goes up to the root of the file system", () => {
    const root = temporaryDirectory({ "maze.toml": "generate.timeMs = 1", "a/b/notes.txt": "" });
    expect(load(join(root, "a/b")).values.generate.timeMs).toBe(1);
  });

  test("a directory that does not exist has the defaults", () => {
    expect(load("/no/such/directory").files).toEqual([]);
  });

  test("paths may hold spaces and other letters", () => {
    const root = temporaryDirectory({ "Süd Wind/maze.toml": "generate.timeMs = 1" });
    expect(load(join(root, "Süd Wind")).values.generate.timeMs).toBe(1);
  });

  test("XDG_CONFIG_HOME moves the global file; a relative one is ignored with a warning", () => {
    const root = temporaryDirectory({
      "xdg/maze/config.toml": "generate.timeMs = 1",
      "home/.config/maze/config.toml": "generate.timeMs = 2",
    });
    const homeDir = join(root, "home");
    const absolute = load("/", { homeDir, env: { XDG_CONFIG_HOME: join(root, "xdg") } });
    expect([absolute.values.generate.timeMs, absolute.warnings]).toEqual([1, []]);
    const relative = load("/", { homeDir, env: { XDG_CONFIG_HOME: "xdg" } });
    expect(relative.values.generate.timeMs).toBe(2);
    expect(relative.warnings.map(({ code, severity }) => [code, severity])).toEqual([
      ["MAZE_CONFIG_RELATIVE_XDG", "warning"],
    ]);
  });

  test("Windows has its global file in %APPDATA%, whatever the case of the variable", () => {
    const files = memoryFiles({
      "D:\\Roaming\\maze\\config.toml": "generate.timeMs = 1\r\n",
      "C:\\src\\app\\.maze\\config.toml": "generate.ratio = 0.1\r\n",
      "C:\\Users\\me\\AppData\\Roaming\\maze\\config.toml": "generate.timeMs = 2\r\n",
    });
    const windows = { platform: "win32", homeDir: "C:\\Users\\me", files };
    const config = load("C:\\src\\app\\deep", {
      ...windows,
      env: { AppData: "D:\\Roaming", Maze_Generate_Write: "1" },
    });
    expect(config.values.generate).toMatchObject({ timeMs: 1, ratio: 0.1, write: true });
    expect(config.origins["generate.ratio"]).toMatchObject({ file: "C:\\src\\app\\.maze\\config.toml" });
    expect(load("C:\\", { ...windows, env: {} }).values.generate.timeMs).toBe(2);
  });

  test("locations say where a new project file belongs", () => {
    const root = temporaryDirectory({ ".git/HEAD": "", "a/notes.txt": "" });
    const where = { env: {}, platform: "linux", homeDir: "/nobody" };
    expect(findConfigFiles({ ...where, cwd: join(root, "a") })).toEqual({
      global: "/nobody/.config/maze/config.toml",
      hasGlobal: false,
      project: [],
      projectDirectory: root,
      ignoredXdg: false,
    });
    const bare = temporaryDirectory();
    expect(findConfigFiles({ ...where, cwd: bare }).projectDirectory).toBe(bare);
  });

  test("both project files in one directory are an error that names them", () => {
    const root = temporaryDirectory({ "maze.toml": "", ".maze/config.toml": "" });
    const error = errorOf(() => load(root));
    expect(error.code).toBe("MAZE_CONFIG_TWO_PROJECT_FILES");
    expect(error.message).toContain(`${root}/maze.toml and ${root}/.maze/config.toml are both there`);
    expect(error.hint).toBe("Keep one of the two files.");
  });
});

describe("files that cannot be read", () => {
  const messageFor = (root: string): string => errorOf(() => load(root)).message;

  test("a link that leads to itself", () => {
    const root = temporaryDirectory();
    symlinkSync("maze.toml", join(root, "maze.toml"));
    const error = errorOf(() => load(root));
    expect(error.code).toBe("MAZE_CONFIG_UNREADABLE");
    expect(error.message).toContain(`cannot read ${root}/maze.toml: its links lead in a circle`);
    expect(error.hint).toBe("Replace the link by a file, or delete it.");
  });

  test("a directory .maze that is a link to itself", () => {
    const root = temporaryDirectory();
    symlinkSync(".maze", join(root, ".maze"));
    expect(messageFor(root)).toContain(`cannot read ${root}/.maze/config.toml: its links lead in a circle`);
  });

  test("a link to nothing, a directory, and a file where a directory should be", () => {
    const root = temporaryDirectory({ "file/.maze": "not a directory" });
    mkdirSync(join(root, "link"));
    symlinkSync("gone.toml", join(root, "link/maze.toml"));
    expect(messageFor(join(root, "link"))).toContain("maze.toml: it is a link to a file that does not exist");
    mkdirSync(join(root, "directory/maze.toml"), { recursive: true });
    expect(messageFor(join(root, "directory"))).toContain("maze.toml: it is a directory");
    expect(load(join(root, "file")).files).toEqual([]);
  });

  test("no permission", () => {
    const denied = Object.assign(new Error("EACCES"), { code: "EACCES" });
    const files = {
      exists: (path: string) => path === "/app/maze.toml",
      readBytes: () => {
        throw denied;
      },
    };
    const error = errorOf(() => load("/app", { files }));
    expect(error.message).toContain("cannot read /app/maze.toml: permission denied");
    expect(error.hint).toContain("chmod u+r");
  });

  test("UTF-16 and a file of 5 MB", () => {
    const root = temporaryDirectory({ "maze.toml": Buffer.from("\ufeffgenerate.timeMs = 1", "utf16le") });
    expect(messageFor(root)).toContain("it is not UTF-8 text");
    writeFileSync(join(root, "maze.toml"), "#".repeat(5 * 1024 * 1024));
    expect(messageFor(root)).toContain("it is larger than 1048576 bytes");
  });
});

describe("rows", () => {
  test("one row for each key in the order of the sections", () => {
    const config = load(temporaryDirectory());
    expect(listConfig(config).map(({ key }) => key)).toEqual([
      "generate.timeMs",
      "generate.engine",
      "generate.forbid",
      "generate.ratio",
      "generate.write",
      "generate.apiBase",
      "generate.limits.maxFiles",
      "generate.limits.perKind.function",
      "type-oracle.workers",
      "type-oracle.ports",
      "type-oracle.rules",
    ]);
    expect(getConfigValue(config, "generate.apiBase")).toEqual({
      key: "generate.apiBase",
      value: undefined,
      origin: { layer: "default" },
    });
  });

  test("asking for an unknown key suggests one; asking for a table says so", () => {
    const config = load(temporaryDirectory());
    const unknown = errorOf(() => getConfigValue(config, "generate.timMs"));
    expect([unknown.code, unknown.hint]).toEqual(["MAZE_CONFIG_UNKNOWN_KEY", "Did you mean generate.timeMs?"]);
    const table = errorOf(() => getConfigValue(config, "generate.limits"));
    expect(table.message).toBe("generate.limits is a table of keys, not one key");
    expect(errorOf(() => listConfig(config, "gen")).code).toBe("MAZE_CONFIG_UNKNOWN_KEY");
  });
});

describe("sections", () => {
  test("two of one name, or two keys of one variable, are refused", () => {
    const options = { cwd: "/", env: {}, platform: "linux", homeDir: "/nobody" };
    const twice = errorOf(() => loadConfig({ ...options, sections: [generate, generate] }));
    expect([twice.code, twice.message]).toEqual(["MAZE_CONFIG_SECTION_CONFLICT", "two sections are called generate"]);
    const clash = {
      name: "s",
      schema: z.strictObject({ aB: z.int().default(1), a: z.strictObject({ b: z.int().default(1) }) }),
    };
    expect(errorOf(() => loadConfig({ ...options, sections: [clash] })).message).toBe(
      "s.aB and s.a.b both map to MAZE_S_A_B",
    );
  });

  test("a rule over several keys is checked on the merged values and points at the strongest of them", () => {
    const range = {
      name: "range",
      schema: z
        .strictObject({ low: z.int().default(0), high: z.int().default(9) })
        .refine(({ low, high }) => low <= high, { error: "low must not be above high" }),
    };
    const root = temporaryDirectory({ "maze.toml": "[range]\nlow = 5\nhigh = 8\n" });
    const options = { sections: [range] as const, cwd: root, platform: "linux", homeDir: "/nobody" };
    expect(loadConfig({ ...options, env: {} }).values.range).toEqual({ low: 5, high: 8 });
    const error = errorOf(() => loadConfig({ ...options, env: { MAZE_RANGE_HIGH: "2" } }));
    expect([error.code, error.message]).toEqual([
      "MAZE_CONFIG_VALUE",
      "error MAZE_CONFIG_VALUE: MAZE_RANGE_HIGH=2: range: low must not be above high",
    ]);
  });

  test("a key without default that no layer sets is missing", () => {
    const required = { name: "must", schema: z.strictObject({ name: z.string() }) };
    const options = { sections: [required] as const, cwd: "/", platform: "linux", homeDir: "/nobody" };
    const error = errorOf(() => loadConfig({ ...options, env: {} }));
    expect([error.code, error.message]).toEqual([
      "MAZE_CONFIG_MISSING",
      "error MAZE_CONFIG_MISSING: must.name: expected string, received undefined",
    ]);
    expect(loadConfig({ ...options, env: { MAZE_MUST_NAME: "x" } }).values.must).toEqual({ name: "x" });
  });

  test("relative directories are refused", () => {
    const error = errorOf(() => load("app"));
    expect([error.code, error.message]).toEqual([
      "MAZE_CONFIG_RELATIVE_DIRECTORY",
      'cwd is "app", which is no absolute path',
    ]);
    expect(errorOf(() => load("/app", { homeDir: "" })).message).toBe('homeDir is "", which is no absolute path');
  });
});
