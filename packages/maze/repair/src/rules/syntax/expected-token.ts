import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";

/** Writes a token that the parser misses, or takes away one that is in the way. */
export const expectedToken: RepairRule = {
  id: "expected-token",
  family: "syntax",
  summary:
    "Writes the bracket, comma or other token that the parser expects, where it expects it, after the token before, or at the end of the line.",
  codes: [1005, 1109, 1128, 1003, 1135, 1137, 1136, 1434, 1160, 1002, 1011, 1131, 1068, 1126, 1144, 1138],
  example: {
    before: "export function one(): number {\n  return 1;\n",
    after: "export function one(): number {\n  return 1;\n}\n",
  },
  propose({ program, diagnostic, start, end, code }) {
    const { text } = program;
    const found: RuleEdit[] = [];
    const put = (at: number, token: string, cost: number): void => {
      found.push({ edits: [inserted(at, token)], cost, explanation: `${token.trim()} written` });
    };
    const token = /^'(.+)' expected/.exec(diagnostic.message)?.[1];
    const before = text.slice(0, start).trimEnd().length;
    if (token === "}" && start >= text.trimEnd().length) {
      put(text.length, text.endsWith("\n") ? "}\n" : "\n}\n", 1);
      for (const blank of text.matchAll(/\n(?=[ \t]*\n[ \t]{0,2}\S)/g)) put(blank.index, "\n}", 3);
    }
    if (token !== undefined && token.length <= 2) {
      put(before, token, 2);
      put(start, token, 2.2);
      put(end, token, 3);
      for (const at of lineEnds(text, start)) put(at, token, 3);
    }
    const wrong = text.slice(start, end);
    if (wrong !== "" && wrong.length <= 3) {
      found.push({ edits: [replaced({ start, end }, "")], cost: 3, explanation: `${wrong} taken away` });
      // `f(x;)` has the two in the wrong order.
      const next = /^\s*([)\]}]+)/.exec(text.slice(end));
      if (next?.[1] !== undefined) {
        const place = { start, end: end + next[0].length };
        found.push({
          edits: [replaced(place, `${next[1]}${wrong}`)],
          cost: 2,
          explanation: `${wrong} after ${next[1]}`,
        });
      }
    }
    if (code === 1109) {
      const operator = /[-+*/%&|,.=<>?:]+\s*$/.exec(text.slice(0, start))?.[0];
      if (operator !== undefined) {
        for (const operand of ["1", "0", '""', "undefined"]) put(start, operand, 4);
        found.push({
          edits: [replaced({ start: start - operator.length, end: start }, "")],
          cost: 4,
          explanation: `${operator.trim()} taken away`,
        });
      }
    }
    const words = /([A-Za-z_$][\w$]*)[ .]+$/.exec(text.slice(0, start));
    if (
      words !== null &&
      /^[A-Za-z_$]/.test(wrong) &&
      !/^(?:const|let|var|return|function|new|of|in)$/.test(words[1] ?? "")
    ) {
      const joined = `${words[1] ?? ""}${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}`;
      found.push({
        edits: [replaced({ start: start - words[0].length, end }, joined)],
        cost: 3,
        explanation: `one name, ${joined}`,
      });
      found.push({
        edits: [replaced({ start: start - words[0].length, end }, wrong)],
        cost: 4,
        explanation: `the name ${wrong}`,
      });
    }
    return found;
  },
};

/** Ends of the line of a place and of the two before it, and of every bracket on that line. */
function lineEnds(text: string, at: number): number[] {
  const places: number[] = [];
  let from = at;
  for (let lines = 0; lines < 3 && from > 0; lines++) {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const line = text.slice(start, text.indexOf("\n", start) < 0 ? undefined : text.indexOf("\n", start));
    const end = start + line.trimEnd().length;
    places.push(/[;,{]$/.test(line.trimEnd()) ? end - 1 : end, end);
    if (lines === 0)
      for (const match of line.matchAll(/[)\]}]/g)) places.push(start + match.index, start + match.index + 1);
    from = start - 1;
  }
  return [...new Set(places)];
}
