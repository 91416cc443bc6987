/** A small project in which functions are only declared; each has examples that are shown and rows that judge. */
export interface LibraryHole {
  readonly file: string;
  readonly name: string;
  /** The body, where it is the only sensible one; otherwise the hidden rows alone decide. */
  readonly body?: string;
  /** Calls and results that the engine never sees: `[arguments, result]` as source text. */
  readonly hidden: readonly (readonly [string, string])[];
}

export const libraryFiles: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    name: "library",
    private: true,
    type: "module",
    dependencies: { "date-fns": "4.4.0" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "es2023",
      module: "nodenext",
      lib: ["es2023"],
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    include: ["src"],
  }),
  "src/loans.ts": `import { isAfter, startOfWeek } from "date-fns";

/** A book that somebody took home. */
export interface Loan {
  readonly title: string;
  readonly subtitle?: string;
  readonly taken: Date;
  readonly due: Date;
}

/** The week that our statistics count a day to. */
export function statisticsWeek(day: Date): Date {
  return startOfWeek(day);
}

/** True where somebody has to pay. */
export function isLate(loan: Loan, today: Date): boolean {
  return isAfter(today, loan.due);
}

/**
 * The day two weeks after the start, as it is stamped into the book, in the pattern "dd.MM.yyyy".
 *
 * @example dueStamp(new Date(2026, 0, 5)) // => "19.01.2026"
 * @example dueStamp(new Date(2026, 11, 24)) // => "07.01.2027"
 */
export declare function dueStamp(start: Date): string;

/**
 * What stands on the shelf: the subtitle, or the title where there is no subtitle.
 *
 * @example shelfLabel({ title: "Emma", subtitle: "A novel", taken: new Date(0), due: new Date(0) }) // => "A novel"
 * @example shelfLabel({ title: "Ulysses", taken: new Date(0), due: new Date(0) }) // => "Ulysses"
 */
export declare function shelfLabel(loan: Loan): string;

/**
 * How many calendar days a loan lasts, from the day it was taken to the day it is due.
 *
 * @example loanDays({ title: "Emma", taken: new Date(2026, 1, 1), due: new Date(2026, 1, 15) }) // => 14
 * @example loanDays({ title: "Emma", taken: new Date(2026, 1, 1, 18), due: new Date(2026, 1, 2, 9) }) // => 1
 */
export declare function loanDays(loan: Loan): number;

/**
 * The loans that are late today.
 *
 * @example lateLoans([{ title: "A", taken: new Date(2026, 0, 1), due: new Date(2026, 0, 8) }, { title: "B", taken: new Date(2026, 0, 1), due: new Date(2026, 0, 20) }], new Date(2026, 0, 10)) // => [{ title: "A", taken: new Date(2026, 0, 1), due: new Date(2026, 0, 8) }]
 * @example lateLoans([], new Date(2026, 0, 10)) // => []
 */
export declare function lateLoans(loans: readonly Loan[], today: Date): Loan[];

/**
 * The titles of all loans, joined by a comma and a space.
 *
 * @example titleList([{ title: "Emma", taken: new Date(0), due: new Date(0) }, { title: "Ulysses", taken: new Date(0), due: new Date(0) }]) // => "Emma, Ulysses"
 * @example titleList([{ title: "Dracula", taken: new Date(0), due: new Date(0) }]) // => "Dracula"
 */
export declare function titleList(loans: readonly Loan[]): string;
`,
  "src/opening.ts": `/**
 * The days on which the library is closed because they fall on a weekend: how many there are.
 *
 * @example closedDays([new Date(2026, 10, 21), new Date(2026, 10, 22), new Date(2026, 10, 23)]) // => 2
 * @example closedDays([new Date(2026, 10, 24)]) // => 0
 * @example closedDays([new Date(2026, 10, 21), new Date(2026, 10, 22)]) // => 2
 */
export declare function closedDays(days: Date[]): number;

/**
 * Days in the order of the calendar, the earliest first.
 *
 * @example inOrder([new Date(2026, 4, 2), new Date(2026, 3, 9), new Date(2026, 5, 1)]) // => [new Date(2026, 3, 9), new Date(2026, 4, 2), new Date(2026, 5, 1)]
 * @example inOrder([new Date(2027, 0, 1), new Date(2026, 0, 1)]) // => [new Date(2026, 0, 1), new Date(2027, 0, 1)]
 */
export declare function inOrder(days: readonly Date[]): Date[];

/**
 * The first day of the week of a day, where weeks start on Monday.
 *
 * @example rosterStart(new Date(2026, 10, 22)) // => new Date(2026, 10, 16)
 * @example rosterStart(new Date(2026, 10, 18, 14, 30)) // => new Date(2026, 10, 16)
 * @example rosterStart(new Date(2026, 10, 16, 8)) // => new Date(2026, 10, 16)
 */
export declare function rosterStart(day: Date): Date;

/**
 * Every day of the holidays, from the first to the last.
 *
 * @example holidays(new Date(2026, 6, 30), new Date(2026, 7, 1)) // => [new Date(2026, 6, 30), new Date(2026, 6, 31), new Date(2026, 7, 1)]
 * @example holidays(new Date(2026, 6, 30), new Date(2026, 6, 30)) // => [new Date(2026, 6, 30)]
 */
export declare function holidays(first: Date, last: Date): Date[];

/**
 * Says "closed" on a weekend, otherwise "open".
 *
 * @example doorSign(new Date(2026, 10, 21)) // => "closed"
 * @example doorSign(new Date(2026, 10, 22)) // => "closed"
 * @example doorSign(new Date(2026, 10, 23)) // => "open"
 * @example doorSign(new Date(2026, 10, 25)) // => "open"
 */
export declare function doorSign(day: Date): string;
`,
  "src/readers.ts": `/** Somebody with a card. */
export interface Reader {
  readonly name: string;
  readonly address?: { readonly street: string; readonly city: string };
  readonly fines: readonly number[];
}

/** How we compare words: without case and surrounding spaces. */
export function normalise(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * The last name of a reader: the last word of the name.
 *
 * @example lastName({ name: "Ada King Lovelace", fines: [] }) // => "Lovelace"
 * @example lastName({ name: "Alan Turing", fines: [] }) // => "Turing"
 */
export declare function lastName(reader: Reader): string | undefined;

/**
 * Everything that a reader owes: the sum of the fines.
 *
 * @example owed({ name: "Ada", fines: [120, 30] }) // => 150
 * @example owed({ name: "Bo", fines: [] }) // => 0
 */
export declare function owed(reader: Reader): number;

/**
 * The city of a reader, or "unknown" where there is no address.
 *
 * @example cityOf({ name: "Ada", address: { street: "Park Lane", city: "London" }, fines: [] }) // => "London"
 * @example cityOf({ name: "Bo", fines: [] }) // => "unknown"
 */
export declare function cityOf(reader: Reader): string;

/**
 * Whether two words are the same word for us.
 *
 * @example isSameWord(" Novel", "novel ") // => true
 * @example isSameWord("novel", "poem") // => false
 * @example isSameWord("Poem", "poem") // => true
 * @example isSameWord("novel", "Novel") // => true
 * @example isSameWord("poet", "poem") // => false
 * @example isSameWord("poem", "poems") // => false
 * @example isSameWord("poems", "poem") // => false
 */
export declare function isSameWord(one: string, other: string): boolean;

/**
 * The different subjects, sorted.
 *
 * @example subjects(["poem", "novel", "poem"]) // => ["novel", "poem"]
 * @example subjects(["essay", "drama"]) // => ["drama", "essay"]
 */
export declare function subjects(all: readonly string[]): string[];

/**
 * The share of a part in the whole, in percent, rounded.
 *
 * @example share(1, 3) // => 33
 * @example share(2, 3) // => 67
 * @example share(5, 5) // => 100
 */
export declare function share(part: number, whole: number): number;

/**
 * Whether a shelf number lies between the lowest and the highest one, both included.
 *
 * @example isOnFloor(5, 1, 9) // => true
 * @example isOnFloor(1, 1, 9) // => true
 * @example isOnFloor(10, 1, 9) // => false
 * @example isOnFloor(9, 3, 9) // => true
 * @example isOnFloor(2, 3, 9) // => false
 */
export declare function isOnFloor(shelf: number, lowest: number, highest: number): boolean;

/**
 * How often every book of the stock was lent, all together.
 *
 * @example lentInTotal({ emma: 3, ulysses: 4 }) // => 7
 * @example lentInTotal({ dracula: 2 }) // => 2
 */
export declare function lentInTotal(stock: Record<string, number>): number;

/**
 * The first subject that is longer than the given number of letters.
 *
 * @example firstLong(["sea", "mountain", "harbour"], 3) // => "mountain"
 * @example firstLong(["sea", "hill"], 3) // => "hill"
 * @example firstLong(["sea"], 5) // => undefined
 */
export declare function firstLong(all: readonly string[], letters: number): string | undefined;

/**
 * The secret name of a shelf, which nobody can guess.
 *
 * @example secretName("A7") // => "heron"
 * @example secretName("B2") // => "lapwing"
 * @example secretName("C9") // => "dunlin"
 */
export declare function secretName(shelf: string): string;
`,
};

const loan = (title: string, taken: string, due: string): string =>
  `{ title: "${title}", taken: new Date(${taken}), due: new Date(${due}) }`;

export const libraryHoles: readonly LibraryHole[] = [
  {
    file: "src/loans.ts",
    name: "dueStamp",
    body: 'return format(addWeeks(start, 2), "dd.MM.yyyy");',
    hidden: [["new Date(2027, 1, 15)", '"01.03.2027"']],
  },
  {
    file: "src/loans.ts",
    name: "shelfLabel",
    body: "return loan.subtitle ?? loan.title;",
    hidden: [[loan("Dune", "0", "0"), '"Dune"']],
  },
  {
    file: "src/loans.ts",
    name: "loanDays",
    body: "return differenceInCalendarDays(loan.due, loan.taken);",
    hidden: [
      [loan("Dune", "2027, 0, 31, 23", "2027, 1, 2, 1"), "2"],
      [loan("Dune", "2027, 5, 1", "2027, 5, 1"), "0"],
    ],
  },
  {
    file: "src/loans.ts",
    name: "lateLoans",
    body: "return loans.filter((loan) => isLate(loan, today));",
    hidden: [
      [`[${loan("Q", "2027, 0, 1", "2027, 0, 3")}], new Date(2027, 0, 3)`, "[]"],
      [
        `[${loan("Q", "2027, 0, 1", "2027, 0, 3")}], new Date(2027, 0, 4)`,
        `[${loan("Q", "2027, 0, 1", "2027, 0, 3")}]`,
      ],
    ],
  },
  {
    file: "src/loans.ts",
    name: "titleList",
    body: 'return loans.map((loan) => loan.title).join(", ");',
    hidden: [
      ["[]", '""'],
      [`[${loan("A", "0", "0")}, ${loan("B", "0", "0")}, ${loan("C", "0", "0")}]`, '"A, B, C"'],
    ],
  },
  {
    file: "src/opening.ts",
    name: "closedDays",
    body: "return days.filter((day) => isWeekend(day)).length;",
    hidden: [
      ["[]", "0"],
      ["[new Date(2027, 0, 2), new Date(2027, 0, 4)]", "1"],
    ],
  },
  {
    file: "src/opening.ts",
    name: "inOrder",
    hidden: [
      ["[]", "[]"],
      ["[new Date(3), new Date(1), new Date(2)]", "[new Date(1), new Date(2), new Date(3)]"],
    ],
  },
  {
    file: "src/opening.ts",
    name: "rosterStart",
    hidden: [
      ["new Date(2027, 0, 1, 15)", "new Date(2026, 11, 28)"],
      ["new Date(2027, 0, 4)", "new Date(2027, 0, 4)"],
    ],
  },
  {
    file: "src/opening.ts",
    name: "holidays",
    body: "return eachDayOfInterval({ start: first, end: last });",
    hidden: [
      [
        "new Date(2027, 1, 27), new Date(2027, 2, 1)",
        "[new Date(2027, 1, 27), new Date(2027, 1, 28), new Date(2027, 2, 1)]",
      ],
    ],
  },
  {
    file: "src/opening.ts",
    name: "doorSign",
    body: 'return isWeekend(day) ? "closed" : "open";',
    hidden: [
      ["new Date(2027, 0, 2)", '"closed"'],
      ["new Date(2027, 0, 5)", '"open"'],
    ],
  },
  {
    file: "src/readers.ts",
    name: "lastName",
    hidden: [['{ name: "Grace Brewster Murray Hopper", fines: [] }', '"Hopper"']],
  },
  {
    file: "src/readers.ts",
    name: "owed",
    body: "return reader.fines.reduce((a, b) => a + b, 0);",
    hidden: [['{ name: "C", fines: [1, 2, 3] }', "6"]],
  },
  {
    file: "src/readers.ts",
    name: "cityOf",
    body: 'return reader.address?.city ?? "unknown";',
    hidden: [['{ name: "C", address: { street: "S", city: "Oslo" }, fines: [] }', '"Oslo"']],
  },
  {
    file: "src/readers.ts",
    name: "isSameWord",
    body: "return normalise(one) === normalise(other);",
    hidden: [
      ['"  A", "a"', "true"],
      ['"ab", "b"', "false"],
    ],
  },
  {
    file: "src/readers.ts",
    name: "subjects",
    hidden: [
      ["[]", "[]"],
      ['["b", "a", "b", "a"]', '["a", "b"]'],
    ],
  },
  {
    file: "src/readers.ts",
    name: "share",
    hidden: [
      ["1, 8", "13"],
      ["0, 4", "0"],
      ["7, 9", "78"],
    ],
  },
  {
    file: "src/readers.ts",
    name: "isOnFloor",
    hidden: [
      ["4, 4, 4", "true"],
      ["3, 4, 8", "false"],
      ["8, 4, 7", "false"],
      ["6, 4, 7", "true"],
    ],
  },
  {
    file: "src/readers.ts",
    name: "lentInTotal",
    body: "return Object.values(stock).reduce((a, b) => a + b, 0);",
    hidden: [
      ["{}", "0"],
      ["{ a: 1, b: 2, c: 3 }", "6"],
    ],
  },
  {
    file: "src/readers.ts",
    name: "firstLong",
    body: "return all.find((x) => x.length > letters);",
    hidden: [
      ['["abc", "abcd"], 2', '"abc"'],
      ["[], 1", "undefined"],
    ],
  },
];
