import { MazeError } from "@maze/core";
import type { Grammar } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import type { Automaton } from "../../regular/automaton.ts";
import { languageOf } from "../../regular/language-of.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** No trivia before a lexeme. */
export const NO_TRIVIA = -1;
/** Nothing is forbidden to follow. */
export const NO_RESTRICTION = 0;

/** The terminals of a compiled grammar, numbered; equal ones have one number. All languages are states of an automaton. */
export class Terminals {
  /** The state before the first byte of a lexeme; never accepting, since a lexeme has at least one byte. */
  readonly start: number[] = [];
  /** The kind of trivia before a lexeme, or `NO_TRIVIA`. */
  readonly trivia: number[] = [];
  /** The state of what must not follow, or `NO_RESTRICTION`. */
  readonly restriction: number[] = [];
  /** For people: the names or patterns of the terminal. */
  readonly labels: string[] = [];
  /** For each kind of trivia, the state before a run of at least one piece. */
  readonly triviaStart: number[] = [];
  readonly automaton: Automaton;
  #ids = new Map<string, number>();
  #triviaIds = new Map<number, number>();

  constructor(automaton: Automaton) {
    this.automaton = automaton;
  }

  get size(): number {
    return this.start.length;
  }

  /** The kind of trivia whose pieces are `pattern`. */
  triviaKind(pattern: Pattern): number {
    const { languages } = this.automaton;
    const piece = languages.withoutEmptyWord(languageOf(languages, pattern));
    let kind = this.#triviaIds.get(piece);
    if (kind === undefined) {
      kind =
        this.triviaStart.push(this.automaton.stateOf(languages.withoutEmptyWord(languages.repeat(piece, 1, null)))) - 1;
      this.#triviaIds.set(piece, kind);
    }
    return kind;
  }

  /** The terminal with these properties; the empty word is left out of its language. */
  add(language: number, trivia: number, restriction: number, label: () => string): number {
    const start = this.automaton.stateOf(this.automaton.languages.withoutEmptyWord(language));
    const key = `${String(start)},${String(trivia)},${String(restriction)}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.start.push(start) - 1;
      this.trivia.push(trivia);
      this.restriction.push(restriction);
      this.labels.push(label());
      this.#ids.set(key, id);
    }
    return id;
  }
}

/** The named definition of a grammar, or an error that names it. */
export function defined<T>(record: Readonly<Record<string, T>>, name: string, what: string, grammar: Grammar): T {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (value !== undefined) return value;
  throw new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_UNDEFINED",
    message: `${what} "${name}" is used in ${grammar.name ? `the grammar ${grammar.name}` : "the grammar"} but not defined`,
    hint: "Define it, or correct its spelling.",
    details: { name },
  });
}
