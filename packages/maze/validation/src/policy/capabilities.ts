/** What code can reach outside of itself. */
export const CAPABILITIES = ["network", "file-system", "process"] as const;
export type Capability = (typeof CAPABILITIES)[number];

const modules: Readonly<Record<Capability, readonly string[]>> = {
  network: [
    ...["net", "http", "https", "http2", "tls", "dgram", "dns", "inspector", "undici", "ws", "axios", "got", "ky"],
    ...["node-fetch", "cross-fetch", "isomorphic-fetch", "superagent", "request", "needle", "phin", "socket.io"],
    ...["socket.io-client", "nodemailer", "ssh2", "express", "fastify", "koa"],
  ],
  "file-system": [
    "fs",
    "sqlite",
    "fs-extra",
    "graceful-fs",
    "memfs",
    "rimraf",
    "mkdirp",
    "glob",
    "fast-glob",
    "chokidar",
  ],
  process: ["child_process", "cluster", "worker_threads", "vm", "execa", "cross-spawn", "shelljs", "zx", "node-pty"],
};

const globals: Readonly<Record<Capability, readonly string[]>> = {
  network: ["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "WebTransport", "RTCPeerConnection"],
  "file-system": ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"],
  process: ["Deno", "Bun", "Worker", "SharedWorker"],
};

/** Members of `process` that only tell something; any other acts on the process or can. */
const HARMLESS = new Set([
  ...["arch", "argv", "argv0", "arguments", "config", "cwd", "env", "execArgv", "execPath", "exitCode", "features"],
  ...["getegid", "geteuid", "getgid", "getuid", "hrtime", "memoryUsage", "cpuUsage", "resourceUsage", "nextTick"],
  ...["off", "on", "once", "pid", "ppid", "platform", "release", "stderr", "stdin", "stdout", "title", "uptime"],
  ...["version", "versions", "emitWarning", "listeners", "addListener", "removeListener", "availableMemory"],
]);

const byModule = indexed(modules);
const byGlobal = indexed(globals);

/** The capability that importing a module brings, with the module's name as an allow list names it. */
export function capabilityOfModule(specifier: string): { capability: Capability; name: string } | undefined {
  const isBuiltin = specifier.startsWith("node:");
  const bare = isBuiltin ? specifier.slice("node:".length) : specifier;
  const name = bare.startsWith("@") ? bare.split("/").slice(0, 2).join("/") : (bare.split("/")[0] ?? "");
  const capability = byModule.get(name);
  return capability === undefined ? undefined : { capability, name };
}

export const capabilityOfGlobal = (name: string): Capability | undefined => byGlobal.get(name);

export const isHarmlessOfProcess = (member: string): boolean => HARMLESS.has(member);

function indexed(lists: Readonly<Record<Capability, readonly string[]>>): ReadonlyMap<string, Capability> {
  return new Map(CAPABILITIES.flatMap((capability) => lists[capability].map((name) => [name, capability] as const)));
}
