/**
 * Patterns in the notation of Unicode TR 35 (date field symbols) that texts could have been formatted by: each run of
 * digits or letters of the first text gives the fields that it can be, and a pattern counts when every text has its shape.
 */
export function datePatternsOf(texts: readonly string[]): string[] {
  const [first] = texts;
  if (first === undefined || first.length > 40 || !/\d/.test(first)) return [];
  const runs = first.match(/\d+|\p{L}+|[^\p{L}\d]+/gu) ?? [];
  if (runs.length > 13) return [];
  let patterns: { text: string; shape: string; used: ReadonlySet<string> }[] = [{ text: "", shape: "^", used: new Set() }];
  for (const run of runs) {
    patterns = patterns.flatMap(({ text, shape, used }) =>
      fieldsOf(run)
        .filter(({ unit }) => unit === "" || !used.has(unit))
        .map((field) => ({ text: text + field.text, shape: shape + field.shape, used: new Set([...used, field.unit]) })),
    );
    patterns = patterns.sort((a, b) => rank(a.text) - rank(b.text)).slice(0, 60);
  }
  return patterns.filter(({ shape, used }) => used.size > 1 && texts.every((text) => new RegExp(`${shape}$`, "u").test(text))).map(({ text }) => text).slice(0, 24);
}

/** True for texts such as `dd.MM.yyyy`: at least two fields and nothing but fields and separators. */
export function isDatePattern(text: string): boolean {
  const plain = text.replace(/'[^']*'/g, "");
  return (plain.match(/([yMLdEeHhmsSaQwQ])\1*/g)?.length ?? 0) > 1 && /^(?:(?:y{1,4}|M{1,5}|L{1,5}|d{1,2}|do|E{1,5}|e{1,5}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|a{1,3}|Q|w{1,2})|[^\p{L}\d])+$/u.test(plain);
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
  if (MONTHS.includes(run)) return [{ text: "MMMM", shape: `(?:${MONTHS.join("|")})`, unit: "month" }, ...(run === "May" ? [short("MMM", MONTHS, "month")] : [])];
  if (DAYS.includes(run)) return [{ text: "EEEE", shape: `(?:${DAYS.join("|")})`, unit: "weekday" }];
  if (MONTHS.some((name) => name.slice(0, 3) === run)) return [short("MMM", MONTHS, "month")];
  if (DAYS.some((name) => name.slice(0, 3) === run)) return [short("EEE", DAYS, "weekday")];
  if (/^[AP]M$/.test(run)) return [{ text: "a", shape: "[AP]M", unit: "half" }];
  return [literal(run)];
}

const short = (text: string, names: readonly string[], unit: string): Field => ({ text, shape: `(?:${names.map((name) => name.slice(0, 3)).join("|")})`, unit });

function digits(run: string): Field[] {
  const two = (text: string, unit: string): Field => ({ text, shape: "\\d\\d", unit });
  const one = (text: string, unit: string): Field => ({ text, shape: "\\d\\d?", unit });
  const short = [one("d", "day"), one("M", "month"), one("H", "hour"), one("h", "hour")];
  if (run.length === 4) return [{ text: "yyyy", shape: "\\d{4}", unit: "year" }];
  if (run.length === 8) return [{ text: "yyyyMMdd", shape: "\\d{8}", unit: "year" }];
  if (run.length === 3) return [{ text: "SSS", shape: "\\d{3}", unit: "fraction" }];
  if (run.length === 2) return [two("MM", "month"), two("dd", "day"), two("HH", "hour"), two("mm", "minute"), two("ss", "second"), two("yy", "year"), two("hh", "hour"), ...short];
  return run.length === 1 ? short : [];
}

function literal(run: string): Field {
  const shape = run.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return { text: /\p{L}/u.test(run) ? `'${run}'` : run.replaceAll("'", "''"), shape, unit: "" };
}

const ORDERS = ["yyyy MM dd HH mm ss SSS", "MM dd yyyy HH mm ss", "dd MM yyyy HH mm ss", "d MMMM yyyy", "MMMM d yyyy", "MMM d yyyy", "d MMM yyyy", "EEEE d MMMM yyyy", "EEE MMM d yyyy", "EEEE MMMM d yyyy", "HH mm ss SSS", "hh mm ss a", "h mm a", "H mm", "M d yyyy", "d M yyyy", "M d yy", "MM dd yy", "dd MM yy"];

/** Patterns whose fields stand in a usual order come first. */
function rank(pattern: string): number {
  const fields = (pattern.replace(/'[^']*'/g, "").match(/([a-zA-Z])\1*/g) ?? []).join(" ");
  const at = ORDERS.findIndex((order) => order.startsWith(fields) || order.includes(` ${fields}`));
  return at < 0 ? ORDERS.length : at;
}
