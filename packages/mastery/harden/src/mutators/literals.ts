import { createMutator } from "./create-mutator.ts";

/** Mutators of constants. */
export const literalMutators = [
  createMutator({
    id: "number",
    teaches: "A whole number is one too large or one too small.",
    mutate(node) {
      if (!/^(number|integer)$/.test(String(node.kind())) || !/^\d{1,6}$/.test(node.text())) return [];
      const value = Number(node.text());
      return value === 0 ? [["1"]] : [[String(value - 1)], [String(value + 1)]];
    },
  }),
  createMutator({
    id: "number-change",
    teaches: "A constant has the wrong magnitude.",
    mutate(node) {
      if (!/^(number|float|integer)$/.test(String(node.kind()))) return [];
      const text = node.text();
      const [, mantissa = "", sign = "", digits = ""] = /^(.*e)(-?)(\d+)$/i.exec(text) ?? [];
      if (mantissa !== "") return [[`${mantissa}${sign}${String(Math.max(1, Math.floor(Number(digits) / 2)))}`]];
      const value = Number(text);
      return /^\d*\.?\d+$/.test(text) && value !== 0 ? [[String(value * 2)]] : [];
    },
  }),
  createMutator({
    id: "string-change",
    teaches: "A text is not quite the right one.",
    mutate(node) {
      if (!/^(string_fragment|string_content)$/.test(String(node.kind()))) return [];
      const text = node.text();
      const trimmed = text.trim();
      const shorter = trimmed === text ? text.slice(0, -1) : trimmed;
      const otherCase = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
      return [shorter, otherCase].filter((other) => other !== text && !text.includes("\\")).map((other) => [other]);
    },
  }),
  createMutator({
    id: "regex-change",
    teaches: "A regular expression matches too much or too little.",
    languages: ["typescript"],
    mutate(node) {
      const [, body = "", flags = ""] = node.kind() === "regex" ? (/^\/(.*)\/([a-z]*)$/s.exec(node.text()) ?? []) : [];
      const bodies = [/[+*](?!\])/, /^\^/, /\$$/].map((part) => body.replace(part, "")).filter((other) => other !== "");
      const changed = [
        ...bodies.map((other) => `/${other}/${flags}`),
        ...flags.split("").map((flag) => `/${body}/${flags.replace(flag, "")}`),
      ];
      return changed.filter((other) => body !== "" && other !== node.text()).map((other) => [other]);
    },
  }),
];
