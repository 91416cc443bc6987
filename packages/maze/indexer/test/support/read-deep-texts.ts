import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { writeSync } from "node:fs";

/**
 * A program: reads random deep nestings in a thread with a stack of 1 MB, the smallest that the adapters meet. Where the
 * estimate of the stack that a text needs were too low, the parser would overflow it and the process would end by a signal.
 * Prints one JSON value a line: each text before it is read, and the counts at the end.
 */
const statements = [
  "(",
  "[",
  "{",
  "(a,",
  "[a,",
  "{a:",
  "f(",
  "a?",
  "a?b:",
  "a=>",
  "(a)=>{",
  "()=>(",
  "function(){return ",
  "class extends ",
  "new class{a=",
  "!",
  "-",
  "typeof ",
  "await ",
  "yield ",
  "a+",
  "a||",
  "a??",
  "a**",
  "a=",
  "a.b(",
  "a[",
  "a`${",
  "`${",
  "if(a)",
  "if(a);else ",
  "for(;;)",
  "while(a)",
  "do ",
  "a:",
  "try{",
  "switch(a){case 1:",
  "else if(a);",
  "class A{static{",
  "class A{[",
  "({get a(){",
  "async()=>",
  "@(a)class{",
  "<a>",
  "<a b={",
  "<>{",
  "<A<B<C>>>",
  "namespace A{",
  "a as ",
  "(<T>",
  "<T,>(a)=>",
  "import(",
  "function f(a=",
  "let {a=",
  "let [a=",
  "type A=B<",
  "type A=[",
  "type A={a:",
  "type A=(a:",
  "type A=A extends B?",
  "type A=()=>",
  "type A=keyof ",
  "type A={[K in ",
  ", ",
  "; ",
  "'a;b'",
  "/*;*/",
  "/[/;]/.a",
  "\n",
];
const types = [
  "B<",
  "[",
  "{a:",
  "(a:",
  "A extends B?C:",
  "()=>",
  "new()=>",
  "keyof ",
  "readonly ",
  "{[K in ",
  "`${",
  "A|",
  "A[",
  "typeof import('a').b<",
  "C,B<",
  "(a)=>a is ",
  "{a():",
  "infer A extends ",
];

interface Work {
  readonly seed: number;
  readonly runs: number;
}

async function work({ seed, runs }: Work): Promise<void> {
  const { createTypeScriptAdapter } = await import("../../src/index.ts");
  const adapter = createTypeScriptAdapter();
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? "";
  const counts = { read: 0, refused: 0 };
  for (let run = 0; run < runs; run++) {
    const list = random(3) === 0 ? types : statements;
    const chosen = Array.from({ length: 1 + random(3) }, () => pick(list));
    const levels = Math.floor(10 * 1.25 ** random(36));
    const noise = random(3) === 0 ? 20 : 1e9;
    let text = list === types ? "type A=" : pick(["", "x=", "export default "]);
    for (let i = 0; i < levels; i++) text += random(noise) === 0 ? pick(statements) : (chosen[i % chosen.length] ?? "");
    parentPort?.postMessage({ chosen, levels, start: text.slice(0, 200) });
    const { diagnostics } = adapter.read({ path: random(2) === 0 ? "a.ts" : "a.tsx", text });
    if (diagnostics.some(({ code }) => code === "MAZE_INDEX_TOO_DEEP")) counts.refused++;
    else counts.read++;
  }
  parentPort?.postMessage(counts);
}

if (isMainThread) {
  const [seed = 1, runs = 1] = process.argv.slice(2).map(Number);
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { seed, runs },
    resourceLimits: { stackSizeMb: 1 },
  });
  // A pipe would still hold the last lines when the process dies.
  worker.on("message", (message) => writeSync(1, `${JSON.stringify(message)}\n`));
} else await work(workerData as Work);
