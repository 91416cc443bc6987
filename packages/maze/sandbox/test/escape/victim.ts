import { randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { spawn, type ChildProcess } from "node:child_process";

/** What an attack is after: secrets, servers and processes that are really there, outside of what it may reach. */
export interface Victim {
  readonly secret: string;
  /** Where the hostile program runs: readable, and it holds a planted link to the secret. */
  readonly directory: string;
  /** The one place that it may write. */
  readonly writable: string;
  /** Everything else of this machine, as far as the test owns it. */
  readonly outside: string;
  readonly ports: { readonly ipv4: number; readonly ipv6: number; readonly udp: number };
  readonly abstractSocket: string;
  readonly process: ChildProcess;
  /** Names the processes of this victim's attacks among all others. */
  readonly marker: string;
  dispose(): Promise<void>;
}

/** Sets up a victim in the home of the user, since the temporary directory is private inside. */
export async function createVictim(): Promise<Victim> {
  const base = await realpath(await mkdtemp(join(homedir(), ".maze-escape-")));
  const marker = `maze-escape-${randomUUID()}`;
  const secret = `secret-${randomUUID()}`;
  const [directory, writable, outside] = [join(base, "project"), join(base, "writable"), join(base, "outside")];
  for (const path of [directory, writable, outside]) await mkdir(path);
  await writeFile(join(outside, "key"), secret, { mode: 0o600 });
  await symlink(join(outside, "key"), join(directory, "planted"));
  const answer = (server: Server): Server => server.on("connection", (socket) => socket.end(secret));
  const abstractSocket = `\0${marker}`;
  const servers = [
    await listening(answer(createServer()), { host: "127.0.0.1", port: 0 }),
    await listening(answer(createServer()), { host: "::1", port: 0 }),
    await listening(answer(createServer()), { path: join(outside, "socket") }),
    await listening(answer(createServer()), { path: abstractSocket }),
  ];
  const udp = createSocket("udp4", (_, sender) => udp.send(secret, sender.port, sender.address));
  await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
  const sleeper = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", marker], {
    env: { SECRET: secret },
    stdio: "ignore",
  });
  const portOf = (server: Server | undefined): number => (server?.address() as AddressInfo).port;
  return {
    secret,
    directory,
    writable,
    outside,
    ports: { ipv4: portOf(servers[0]), ipv6: portOf(servers[1]), udp: udp.address().port },
    abstractSocket,
    process: sleeper,
    marker,
    dispose: async () => {
      sleeper.kill("SIGKILL");
      udp.close();
      for (const server of servers) server.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}

function listening(server: Server, where: { host: string; port: number } | { path: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      resolve(server);
    });
  });
}
