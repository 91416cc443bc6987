import { EvaluationRefused } from "./failed-row.ts";

/**
 * Makes the sources of chance and of the current time throw while evaluated code runs, so that a term which gives the
 * expected result only today, or only by luck, never counts as one that gives it. Loading a module may still use them.
 */
export interface Determinism {
  /** True while evaluated code runs. */
  strict: boolean;
  /** What was refused since it was last cleared: code may catch the error, and must not count all the same. */
  refused: string | undefined;
}

export function installDeterminism(): Determinism {
  const state: Determinism = { strict: false, refused: undefined };
  const refuse = (what: string): void => {
    if (!state.strict) return;
    state.refused = `${what} is not available in an evaluation: its result would not be repeatable`;
    throw new EvaluationRefused(state.refused);
  };
  const guard = (owner: object, name: string): void => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") return;
    const guarded = function (this: unknown, ...args: unknown[]): unknown {
      refuse(name);
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(owner, name, { value: guarded, writable: true, configurable: true });
  };
  globalThis.Date = guardedDate(refuse);
  guard(Math, "random");
  guard(performance, "now");
  guard(process, "hrtime");
  guard(crypto, "randomUUID");
  guard(crypto, "getRandomValues");
  guardIntl(refuse);
  return state;
}

function guardedDate(refuse: (what: string) => void): DateConstructor {
  const Real = Date;
  const Guarded = function (this: unknown, ...args: unknown[]): unknown {
    const target: unknown = new.target;
    if (typeof target !== "function") {
      refuse("Date()");
      return Real();
    }
    if (args.length === 0) refuse("new Date()");
    if (target !== Guarded) return Reflect.construct(Real, args, target);
    return args.length === 1 ? new Real(args[0] as number) : Reflect.construct(Real, args);
  };
  for (const name of Reflect.ownKeys(Real)) {
    const descriptor = Object.getOwnPropertyDescriptor(Real, name);
    if (descriptor !== undefined) Object.defineProperty(Guarded, name, descriptor);
  }
  const now = (): number => {
    refuse("Date.now()");
    return Real.now();
  };
  Object.defineProperty(Guarded, "now", { value: now, writable: true, configurable: true });
  Object.defineProperty(Real.prototype, "constructor", { value: Guarded, writable: true, configurable: true });
  return Guarded as unknown as DateConstructor;
}

/** `Intl.DateTimeFormat` formats the current time when it is given none. */
function guardIntl(refuse: (what: string) => void): void {
  const prototype = Intl.DateTimeFormat.prototype;
  const accessor: { get?: unknown } | undefined = Object.getOwnPropertyDescriptor(prototype, "format");
  const real = accessor?.get;
  if (typeof real === "function") {
    Object.defineProperty(prototype, "format", {
      configurable: true,
      get(this: Intl.DateTimeFormat) {
        const format = Reflect.apply(real, this, []) as (date?: Date | number) => string;
        return (date?: Date | number) => {
          if (date === undefined) refuse("Intl.DateTimeFormat without a date");
          return format(date);
        };
      },
    });
  }
  const toParts: unknown = Reflect.get(prototype, "formatToParts");
  if (typeof toParts !== "function") return;
  Object.defineProperty(prototype, "formatToParts", {
    configurable: true,
    writable: true,
    value(this: Intl.DateTimeFormat, ...args: unknown[]): unknown {
      if (args[0] === undefined) refuse("Intl.DateTimeFormat without a date");
      return Reflect.apply(toParts, this, args);
    },
  });
}
