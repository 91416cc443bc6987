import { MazeError, type EvaluationSetup } from "../../../index.ts";
import type { ConformanceCheck } from "../../conformance.ts";
import {
  ensure,
  ensureAborts,
  ensureEqual,
  ensureRejects,
  ensureWorks,
  fail,
  rejectionOf,
  soon,
} from "../../ensure.ts";
import { apply, inSession, rowsOf, value, type ExampleEvaluatorSubject, type Rows } from "./subject.ts";

/** How a session works: components, contexts, faults, its end. */
export const sessionChecks: readonly ConformanceCheck<ExampleEvaluatorSubject>[] = [
  {
    name: "answers components in order, and what does not compile with null",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("3") }, async (session) => {
        const answers = await session.addComponents(["(x) => x", "(x) => ", "(x) => x + 1"]);
        const [same, wrong, next] = answers;
        ensureEqual([answers.length, wrong], [3, null], "the number of answers, and the wrong one");
        if (typeof same !== "number" || typeof next !== "number") return fail("a component that compiles has no index");
        const batch = [next, same, same].map((component) => ({ context: 0, component, args: [{ value: 0 }] }));
        const shown: (string | null)[][] = [];
        for (const { value: id } of await session.apply(batch)) shown.push(await session.show(id));
        ensureEqual(shown, [["4"], ["3"], ["3"]], "the values of a batch, in its order");
      });
    },
  },
  {
    name: "counts an application that never ends as an error, and goes on",
    check: async (subject) => {
      const setup = { parameters: ["x"], rows: rowsOf("1"), stepMs: 100 };
      await inSession(subject, setup, async (session) => {
        const endless = await soon(apply(session, "(x) => { for (;;) {} }", { value: 0 }), "an endless loop", 30_000);
        ensureEqual([...endless.kinds], ["error"], "the kind of an endless application");
        ensureEqual([...(await apply(session, "(x) => x", { value: 0 })).kinds], ["number"], "the next kind");
      });
    },
  },
  {
    name: "binds imports to their local names",
    check: async (subject) => {
      const imports = [{ ...subject.importable, local: "same" }];
      await inSession(subject, { imports, parameters: ["x"], rows: rowsOf("same(7)") }, async (session) => {
        const { value: id } = await apply(session, "(x) => same([x])", { value: 0 });
        ensureEqual(await session.show(id), ["[7]"], "a value that went through an import");
      });
    },
  },
  {
    name: "rejects with a MazeError that names the import, argument or expected result at fault",
    check: async ({ evaluator, directory, importable }) => {
      const setup: EvaluationSetup = { directory, imports: [], parameters: ["x"], rows: rowsOf("1") };
      const missing = { local: "x", module: "no-such-module", imported: "nothing" };
      const wrong: readonly (readonly [string, EvaluationSetup])[] = [
        ["no-such-module", { ...setup, imports: [missing] }],
        ["noSuchExport", { ...setup, imports: [{ ...importable, local: "x", imported: "noSuchExport" }] }],
        ["noSuchArgument", { ...setup, rows: rowsOf("noSuchArgument(1)") }],
        ["noSuchResult", { ...setup, rows: [{ args: ["1"], expected: value("noSuchResult(1)") }] }],
      ];
      for (const [name, bad] of wrong) {
        const thrown = await rejectionOf(() => evaluator.open(bad), `a session with ${name}`);
        ensure(MazeError.is(thrown), `a session with ${name} should reject with a MazeError`, { thrown });
        ensure(thrown.message.includes(name), `the message does not name ${name}: ${thrown.message}`);
      }
    },
  },
  {
    name: "opens a context over the elements of arrays, with their values and indices",
    check: async (subject) => {
      await inSession(subject, { parameters: ["list"], rows: rowsOf("['a', 'b']", "[]", "['c']") }, async (session) => {
        const opened = await session.openElements({ context: 0, value: 0, maxRows: 3 });
        if (opened === null) return fail("arrays have an element context");
        ensureEqual(opened.rows, 3, "the rows of the element context");
        ensureEqual(await session.show(opened.element.value), ['"a"', '"b"', '"c"'], "the elements");
        ensureEqual(await session.show(opened.index.value), ["0", "1", "0"], "the indices");
        ensureEqual([...opened.element.matches], [], "the matches in an element context");
      });
    },
  },
  {
    name: "opens no context over what is no array, or over too many elements",
    check: async (subject) => {
      const setup = { parameters: ["list", "text"], rows: [{ args: ["[1, 2]", "'ab'"], expected: value("0") }] };
      await inSession(subject, setup, async (session) => {
        ensureEqual(await session.openElements({ context: 0, value: 1, maxRows: 9 }), null, "elements of a text");
        ensureEqual(
          await session.openElements({ context: 0, value: 0, maxRows: 1 }),
          null,
          "two elements of at most one",
        );
      });
    },
  },
  {
    name: "calls back what was computed for an element, also with values from outside",
    check: async (subject) => {
      const rows: Rows = [
        { args: ["[1, 2, 3]", "10"], expected: value("[11, 12, 13]") },
        { args: ["[5]", "20"], expected: value("[25]") },
      ];
      await inSession(subject, { parameters: ["list", "n"], rows }, async (session) => {
        const opened = await session.openElements({ context: 0, value: 0, maxRows: 10 });
        const [add, map] = await session.addComponents(["(a, b) => a + b", "(list, f) => list.map(f)"]);
        if (opened === null || typeof add !== "number" || typeof map !== "number")
          return fail("no context, no component");
        const args = [{ value: opened.element.value }, { value: 1 }];
        const [body] = await session.apply([{ context: opened.context, component: add, args }]);
        if (body === undefined) return fail("the body has no observation");
        const callback = { callback: opened.context, body: body.value };
        const [mapped] = await session.apply([{ context: 0, component: map, args: [{ value: 0 }, callback] }]);
        ensureEqual([...(mapped?.matches ?? [])], [true, true], "the matches of a mapped list");
      });
    },
  },
  {
    name: "frees a value twice without harm, and keeps the others",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("1") }, async (session) => {
        const first = await apply(session, "(x) => x + 1", { value: 0 });
        const second = await apply(session, "(x) => x + 2", { value: 0 });
        await ensureWorks(() => session.release([first.value]), "freeing");
        await ensureWorks(() => session.release([first.value]), "freeing again");
        const kept = await ensureWorks(() => session.show(second.value), "showing a value that was kept");
        ensureEqual(kept, ["3"], "the value that was kept");
      });
    },
  },
  {
    name: "keeps sessions apart",
    check: async (subject) => {
      const setup = { parameters: ["x"], rows: rowsOf("1") };
      await inSession(subject, setup, async (one) => {
        await inSession(subject, setup, async (other) => {
          await one.addComponents(["(x) => 'one'"]);
          const { value: id } = await apply(other, "(x) => 'other'", { value: 0 });
          ensureEqual(await other.show(id), ['"other"'], "a value of the second session");
        });
        const again = await ensureWorks(() => apply(one, "(x) => x", { value: 0 }), "the first session afterwards");
        ensureEqual([...again.kinds], ["number"], "the kinds in the first session");
      });
    },
  },
  {
    name: "rejects with MAZE_CORE_ABORTED when opening or a batch is cancelled",
    check: async (subject) => {
      const { evaluator, directory } = subject;
      const signal = AbortSignal.abort();
      const setup: EvaluationSetup = { directory, imports: [], parameters: ["x"], rows: rowsOf("1") };
      await ensureAborts(() => evaluator.open(setup, { signal }), "a cancelled opening");
      await inSession(subject, setup, async (session) => {
        const [component = 0] = await session.addComponents(["(x) => x"]);
        const batch = [{ context: 0, component: component ?? 0, args: [{ value: 0 }] }];
        await ensureAborts(() => session.apply(batch, { signal }), "a cancelled batch");
      });
    },
  },
  {
    name: "closes twice without harm, and refuses to work afterwards",
    check: async ({ evaluator, directory }) => {
      const session = await evaluator.open({ directory, imports: [], parameters: ["x"], rows: rowsOf("1") });
      await ensureWorks(() => session.close(), "closing");
      await ensureWorks(() => session.close(), "closing again");
      await ensureRejects(() => session.addComponents(["(x) => x"]), "addComponents after close");
      await ensureRejects(() => session.show(0), "show after close");
    },
  },
];
