import type { EvaluationSession, EvaluationSetup, ExampleEvaluator, Observation } from "../../src/index.ts";
import {
  createFakeExampleEvaluator,
  describeExampleEvaluatorConformance,
  exampleEvaluatorConformance,
  type ExampleEvaluatorSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const makeSubject = (): ExampleEvaluatorSubject => ({
  evaluator: createFakeExampleEvaluator({ modules: { same: { identity: (value: unknown) => value } } }),
  directory: "/project",
  importable: { module: "same", imported: "identity" },
});

describeExampleEvaluatorConformance(makeSubject);

const replaced =
  (change: (evaluator: ExampleEvaluator) => Partial<ExampleEvaluator>): Break<ExampleEvaluatorSubject> =>
  (subject) => ({ ...subject, evaluator: { ...subject.evaluator, ...change(subject.evaluator) } });

const opening = (change: (setup: EvaluationSetup) => EvaluationSetup): Break<ExampleEvaluatorSubject> =>
  replaced((evaluator) => ({ open: (setup, context) => evaluator.open(change(setup), context) }));

const inSession = (
  change: (session: EvaluationSession) => Partial<EvaluationSession>,
): Break<ExampleEvaluatorSubject> =>
  replaced((evaluator) => ({
    open: async (setup, context) => {
      const session = await evaluator.open(setup, context);
      return { ...session, ...change(session) };
    },
  }));

/** Every observation of parameters and of batches changed. */
const observing = (change: (observation: Observation) => Partial<Observation>): Break<ExampleEvaluatorSubject> =>
  inSession((session) => ({
    parameters: session.parameters.map((each) => ({ ...each, ...change(each) })),
    apply: async (...of) => (await session.apply(...of)).map((each) => ({ ...each, ...change(each) })),
  }));

const never = <Result>(): Promise<Result> => new Promise(() => undefined);

let shared: EvaluationSession | undefined;

proveSuite("ExampleEvaluator", {
  checks: exampleEvaluatorConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "VM" })),
    "says what its process is kept from": replaced(() => ({ isolation: "" })),
    "shows the parameters in order, with one row for each example": [
      inSession((session) => ({ parameters: [...session.parameters].reverse() })),
      inSession(() => ({ rowCount: 1 })),
      observing(() => ({ value: -1 })),
    ],
    "names the runtime kind of every value": observing(({ kinds }) => ({
      kinds: kinds.map((kind) => (kind === "Date" || kind === "array" ? "object" : kind)),
    })),
    "gives equal keys exactly to values that are equal": [
      observing(() => ({ key: "same" })),
      observing(({ value }) => ({ key: String(value) })),
      observing(({ key }) => ({ key: key.replace("-0", "0") })),
      observing(({ key }) => ({ key: key.replaceAll(/["\d]+/g, (it) => it.replaceAll('"', "")) })),
    ],
    "gives one key to components that behave alike, and another where one row differs": [
      observing(({ key }) => ({ key: key.slice(0, 1) })),
      observing(({ key, value }) => ({ key: `${key}${String(value)}` })),
    ],
    "tells row by row whether the expected result came, and expected errors by name or message": [
      observing(({ matches }) => ({ matches: matches.map(() => matches.every(Boolean)) })),
      observing(({ matches, kinds }) => ({ matches: matches.map((match, i) => match || kinds[i] === "error") })),
      observing(({ matches, kinds }) => ({ matches: matches.map((match, i) => match && kinds[i] !== "error") })),
    ],
    "finds an expected object whatever the order of its properties": observing(() => ({ matches: [false] })),
    "answers components in order, and what does not compile with null": [
      inSession((session) => ({
        addComponents: async (sources) => (await session.addComponents(sources)).filter((index) => index !== null),
      })),
      inSession((session) => ({
        addComponents: async (sources) => (await session.addComponents(sources)).reverse(),
      })),
      inSession((session) => ({ apply: async (...of) => (await session.apply(...of)).reverse() })),
    ],
    "calls an error only the rows that throw, and passes errors on": [
      observing(({ kinds }) => (kinds.includes("error") ? { kinds: kinds.map(() => "error") } : {})),
      observing(({ kinds }) => ({ kinds: kinds.map((kind) => (kind === "error" ? "undefined" : kind)) })),
    ],
    "counts an application that never ends as an error, and goes on": [
      inSession((session) => {
        let isStuck = false;
        return {
          addComponents: (sources) => {
            isStuck ||= sources.some((source) => source.includes("for (;;)"));
            return session.addComponents(sources);
          },
          apply: (...of) => (isStuck ? never() : session.apply(...of)),
        };
      }),
      observing(({ kinds }) => ({ kinds: kinds.map((kind) => (kind === "error" ? "undefined" : kind)) })),
    ],
    "binds imports to their local names": inSession((session) => ({
      show: async (value) => (await session.show(value)).map(() => null),
    })),
    "rejects with a MazeError that names the import, argument or expected result at fault": [
      replaced((evaluator) => ({
        open: (...of) => evaluator.open(...of).catch(() => Promise.reject(new Error("bad setup"))),
      })),
      opening((setup) => ({ ...setup, rows: [] })),
      opening((setup) => ({ ...setup, imports: [] })),
    ],
    "opens a context over the elements of arrays, with their values and indices": [
      inSession(() => ({ openElements: () => Promise.resolve(null) })),
      inSession((session) => ({
        openElements: async (of) => {
          const opened = await session.openElements(of);
          return opened && { ...opened, element: opened.index, index: opened.element };
        },
      })),
      inSession((session) => ({
        openElements: async (of) => {
          const opened = await session.openElements(of);
          return opened && { ...opened, rows: 1 };
        },
      })),
    ],
    "opens no context over what is no array, or over too many elements": [
      inSession((session) => ({ openElements: (of) => session.openElements({ ...of, value: 0 }) })),
      inSession((session) => ({ openElements: (of) => session.openElements({ ...of, maxRows: 100 }) })),
    ],
    "calls back what was computed for an element, also with values from outside": [
      inSession((session) => ({
        apply: (batch, context) =>
          session.apply(
            batch.map((it) => ({
              ...it,
              args: it.args.map((arg) => ("callback" in arg ? { ...arg, body: arg.body - 1 } : arg)),
            })),
            context,
          ),
      })),
      observing(() => ({ matches: [] })),
    ],
    "shows values as source text, and null where there is no short one": [
      inSession((session) => ({ show: async (value) => (await session.show(value)).map(String) })),
      inSession((session) => ({
        show: async (value) => (await session.show(value)).map((text) => text && text.replaceAll("\\", "")),
      })),
    ],
    "frees a value twice without harm, and keeps the others": [
      inSession((session) => {
        const seen = new Set<number>();
        return {
          release: (values) => {
            const isNew = values.every((value) => !seen.has(value));
            for (const value of values) seen.add(value);
            return isNew ? session.release(values) : Promise.reject(new Error("released already"));
          },
        };
      }),
      inSession((session) => ({ release: (values) => session.release([...values, 2]) })),
    ],
    "keeps sessions apart": replaced((evaluator) => ({
      open: async (setup, context) => (shared ??= await evaluator.open(setup, context)),
    })),
    "rejects with MAZE_CORE_ABORTED when opening or a batch is cancelled": [
      replaced((evaluator) => ({ open: (setup) => evaluator.open(setup) })),
      inSession((session) => ({ apply: (batch) => session.apply(batch) })),
    ],
    "closes twice without harm, and refuses to work afterwards": [
      inSession(() => ({ close: () => Promise.resolve() })),
      inSession((session) => {
        let isClosed = false;
        return {
          close: () => {
            if (isClosed) return Promise.reject(new Error("closed"));
            isClosed = true;
            return session.close();
          },
        };
      }),
    ],
  },
});
