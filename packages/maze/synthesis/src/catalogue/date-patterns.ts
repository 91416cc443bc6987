/**
 * Patterns in the notation of Unicode TR 35 (date field symbols) that texts could have been formatted by: each run of
 * digits or letters of the first text gives the fields that it can be, and a pattern counts when every text has its shape.
 */
export function datePatternsOf(texts: readonly string[]): string[] {
  const [first] = texts;
  if (first === undefined || first.length > 40 || !/\d/.test(first)) return [];
  const runs = first.match(/\d+|\p{L}+|[^\p{L}\d]+/gu) ?? [];
  if (runs.length > 13) return [];
  let drafts: (readonly Field[])[] = [[]];
  for (const run of runs) {
    const isFree = (fields: readonly Field[], { unit }: Field): boolean =>
      unit === "" || fields.every((field) => field.unit !== unit);
    drafts = drafts.flatMap((fields) =>
      fieldsOf(run).flatMap((field) => (isFree(fields, field) ? [[...fields, field]] : [])),
    );
    drafts = drafts.sort((a, b) => rank(a) - rank(b)).slice(0, 60);
  }
  return drafts
    .filter((fields) =>
      texts.every((text) => new RegExp(`^${fields.map(({ shape }) => shape).join("")}$`, "u").test(text)),
    )
    .slice(0, 24)
    .map(patternOf);
}

/** Neighbouring literal pieces with a letter or a quote in them are quoted as one. */
function patternOf(fields: readonly Field[]): string {
  let pattern = "";
  let literal = "";
  const flush = (): void => {
    pattern += /[\p{L}']/u.test(literal) ? `'${literal.replaceAll("'", "''")}'` : literal;
    literal = "";
  };
  for (const { text, unit } of fields) {
    if (unit === "" && (literal !== "" || /[\p{L}']/u.test(text))) literal += text;
    else {
      flush();
      pattern += text;
    }
  }
  flush();
  return pattern;
}

/** True for texts such as `dd.MM.yyyy`: at least two fields and nothing but fields and separators. */
export function isDatePattern(text: string): boolean {
  const plain = text.replace(/'[^']*'/g, "");
  if (!/[^\p{L}]|(\p{L})\1/u.test(plain)) return false;
  return (
    (plain.match(/([yMLdEeHhmsSaQwQ])\1*/g)?.length ?? 0) > 1 &&
    /^(?:(?:y{1,4}|M{1,5}|L{1,5}|d{1,2}|do|E{1,5}|e{1,5}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|a{1,3}|Q|w{1,2})|[^\p{L}\d])+$/u.test(
      plain,
    )
  );
}

interface Field {
  readonly text: string;
  readonly shape: string;
  /** What the field shows; each is shown once. Empty for literal text. */
  readonly unit: string;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function fieldsOf(run: string): Field[] {
  if (/^\d/.test(run)) return digits(run);
  if (!/^\p{L}/u.test(run)) return [literal(run)];
  if (MONTHS.includes(run))
    return [
      { text: "MMMM", shape: `(?:${MONTHS.join("|")})`, unit: "month" },
      ...(run === "May" ? [short("MMM", MONTHS, "month")] : []),
    ];
  if (DAYS.includes(run)) return [{ text: "EEEE", shape: `(?:${DAYS.join("|")})`, unit: "weekday" }];
  if (MONTHS.some((name) => name.slice(0, 3) === run)) return [short("MMM", MONTHS, "month")];
  if (DAYS.some((name) => name.slice(0, 3) === run)) return [short("EEE", DAYS, "weekday")];
  if (/^[AP]M$/.test(run)) return [{ text: "a", shape: "[AP]M", unit: "half" }];
  return [literal(run)];
}

const short = (text: string, names: readonly string[], unit: string): Field => ({
  text,
  shape: `(?:${names.map((name) => name.slice(0, 3)).join("|")})`,
  unit,
});

function digits(run: string): Field[] {
  const two = (text: string, unit: string): Field => ({ text, shape: "\\d\\d", unit });
  const one = (text: string, unit: string): Field => ({ text, shape: "\\d\\d?", unit });
  const short = [one("d", "day"), one("M", "month"), one("H", "hour"), one("h", "hour")];
  if (run.length === 4) return [{ text: "yyyy", shape: "\\d{4}", unit: "year" }];
  if (run.length === 8) return [{ text: "yyyyMMdd", shape: "\\d{8}", unit: "year" }];
  if (run.length === 3) return [{ text: "SSS", shape: "\\d{3}", unit: "fraction" }];
  if (run.length === 2)
    return [
      two("MM", "month"),
      two("dd", "day"),
      two("HH", "hour"),
      two("mm", "minute"),
      two("ss", "second"),
      two("yy", "year"),
      two("hh", "hour"),
      ...short,
    ];
  return run.length === 1 ? short : [];
}

const literal = (run: string): Field => ({ text: run, shape: run.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), unit: "" });

const ORDERS = [
  "yyyy MM dd HH mm ss SSS",
  "MM dd yyyy HH mm ss",
  "dd MM yyyy HH mm ss",
  "d MMMM yyyy",
  "MMMM d yyyy",
  "MMM d yyyy",
  "d MMM yyyy",
  "EEEE d MMMM yyyy",
  "EEE MMM d yyyy",
  "EEEE MMMM d yyyy",
  "HH mm ss SSS",
  "hh mm ss a",
  "h mm a",
  "H mm",
  "M d yyyy",
  "d M yyyy",
  "M d yy",
  "MM dd yy",
  "dd MM yy",
];

/** Patterns whose fields stand in a usual order come first. */
function rank(fields: readonly Field[]): number {
  const order = fields.flatMap(({ text, unit }) => (unit === "" ? [] : [text])).join(" ");
  const at = ORDERS.findIndex((usual) => usual.startsWith(order) || usual.includes(` ${order}`));
  return at < 0 ? ORDERS.length : at;
}
