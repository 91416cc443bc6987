import type { Call } from "../engine/analysis.ts";
import { UNKNOWN, type Value } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { Report, SecurityRule } from "../findings.ts";

/** Functions that give their first argument to a shell. */
const SHELLS =
  /^(?:child_process\.exec(?:Sync)?|execa\.(?:execaCommand|execaCommandSync|command|commandSync)|shelljs\.exec|(?:shelljs\/global\.)exec|node-cmd\.(?:run|runSync|get)|ssh2\.\w+\(\)\.exec|child-process-promise\.exec|node-exec-promise\.exec|Bun\.\$|zx\.\$)$/;
const PROGRAMS =
  /^(?:child_process\.(?:spawn|spawnSync|execFile|execFileSync|fork)|execa|execa\.(?:execa|execaSync|sync|default)|cross-spawn(?:\.(?:sync|spawn))?|child-process-promise\.(?:spawn|execFile)|node-pty\.spawn|Bun\.spawn|tinyexec\.(?:x|exec))$/;

export const shellInjection: SecurityRule = {
  id: "shell-injection",
  cwe: [78],
  title: "Input becomes part of a shell command",
  about: "A shell reads `;`, `|`, `$()` and the like in the input as commands of its own and runs them.",
  remedy:
    "Run the program without a shell: execFile or spawn with an array of arguments, after a check against a list.",
  bad: `import { exec } from "node:child_process";
export function ping(host: string) { exec("ping -c 1 " + host); }`,
  good: `import { execFile } from "node:child_process";
export function ping(host: string) { execFile("ping", ["-c", "1", "--", host]); }`,
  call(call, report) {
    const { callee, args, node } = call;
    const [first = UNKNOWN] = args;
    if (SHELLS.test(callee)) report.flow(first, Use.shell, node, `the shell command of ${callee}`);
    else if (PROGRAMS.test(callee)) program(call, first, report);
  },
};

function program({ callee, args, node }: Call, first: Value, report: Report): void {
  const options = args.find((arg, at) => at > 0 && arg.fields !== undefined);
  const shell = options?.fields?.get("shell");
  const withShell = shell !== undefined && shell.literal !== false;
  const list = args[1]?.elements ?? [];
  if (first.taints.length > 0 || first.elements !== undefined)
    report.flow(first.elements?.[0] ?? first, Use.shell, node, `the program that ${callee} runs`);
  const name = first.shape?.replace(/^.*[/\\]/, "").replace(/\.exe$/, "") ?? "";
  const flag = list.findIndex(({ shape }) => shape !== undefined && /^(?:-l?c|\/c|-Command|-e|--eval)$/i.test(shape));
  if (/^(?:sh|bash|zsh|dash|ksh|cmd|powershell|pwsh|node|python3?|perl|ruby)$/.test(name) && flag >= 0) {
    const script = list[flag + 1];
    if (script !== undefined) report.flow(script, Use.shell, node, `the script that ${name} runs`);
  }
  if (withShell && args[1] !== undefined)
    report.flow(args[1], Use.shell, node, `a command of ${callee} that a shell reads`);
}
