import type { IsolatedResult, Isolation } from "@maze/core";
import type { Attack } from "./attacks.ts";
import type { Victim } from "./victim.ts";

/** Runs the program of an attack in the victim's project. */
export function runAttack(isolation: Isolation, attack: Attack, victim: Victim): Promise<IsolatedResult> {
  const known = {
    outside: victim.outside,
    writable: victim.writable,
    ports: victim.ports,
    abstractSocket: victim.abstractSocket,
    marker: victim.marker,
    secret: victim.secret,
    pid: victim.process.pid,
    parent: process.pid,
  };
  // The secret itself is known only to attacks that prove by it that they came through.
  const source = `const fs = require("node:fs"); const victim = ${JSON.stringify(known)};\n${attack.script}`;
  return isolation.run({
    program: process.execPath,
    args: ["-e", source],
    directory: victim.directory,
    env: {},
    writable: [victim.writable],
    limits: { wallMs: 8000, ...attack.limits },
  });
}
