import { createIsolation, detectIsolation } from "@maze/sandbox";
import { describe, expect, it } from "vitest";
import { attacks, markedProcesses } from "./attacks.ts";
import { ESCAPES } from "./matrix.ts";
import { runAttack } from "./run-attack.ts";
import { createVictim } from "./victim.ts";

for (const { level, unavailable } of detectIsolation()) {
  const title = unavailable === undefined ? `level ${level}` : `level ${level} (skipped: ${unavailable})`;
  describe.skipIf(unavailable !== undefined)(title, () => {
    it.each(attacks)("$name", { timeout: 60_000 }, async (attack) => {
      const victim = await createVictim();
      try {
        const result = await runAttack(createIsolation({ level }), attack, victim);
        expect(attack.escaped(result, victim), JSON.stringify(result).slice(0, 2000)).toBe(
          ESCAPES[level]?.includes(attack.name),
        );
      } finally {
        for (const pid of markedProcesses(victim)) process.kill(pid, "SIGKILL");
        await victim.dispose();
      }
    });
  });
}
