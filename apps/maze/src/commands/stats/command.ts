import type { RegisterCommand } from "../../command.ts";

export interface StatsOptions {
  showPerformance?: boolean;
  showCache?: boolean;
  showPatterns?: boolean;
}

export const registerStats: RegisterCommand = (program, run) => {
  const command = program
    .command("stats")
    .description("show what maze has done in this project so far")
    .option("--show-performance", "durations of each room: count, p50, p90, p99")
    .option("--show-cache", "hits and misses of each cache")
    .option("--show-patterns", "which library calls the accepted code uses")
    .addHelpText("after", "\nExample:\n  maze stats --show-performance")
    .action(() =>
      run(command, async () => {
        const { runStats } = await import("./run.ts");
        return (io, options) => runStats(io, { ...options, ...command.opts<StatsOptions>() });
      }),
    );
};
