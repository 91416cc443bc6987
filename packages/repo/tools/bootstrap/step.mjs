// Progress is talk, so it goes to stderr; stdout belongs to the command that is run.

const colours = process.stderr.isTTY === true && !process.env.NO_COLOR && !process.env.CI;
const paint = (code, text) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text);

export function say(text) {
  process.stderr.write(`${paint(36, "maze")} ${text}\n`);
}

/** Runs `work`, telling before that it starts and after how long it took. */
export async function step(title, work) {
  const begin = performance.now();
  say(`${title} ...`);
  const result = await work();
  say(`${title}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return result;
}

/** An expected failure: `main` prints it without a stack and exits with its code. */
export class BootstrapError extends Error {
  constructor(message, hint, exitCode = 3) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
