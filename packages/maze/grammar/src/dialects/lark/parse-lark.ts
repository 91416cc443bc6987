import { MazeError } from "@maze/core";
import type { Argument, Expression, Grammar, Rule } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { emptyWord } from "../../pattern/pattern-builders.ts";
import { grammarFromJsonSchema } from "../../schema/grammar-from-json-schema.ts";
import { syntaxError, undefinedName, unsupported, type SourceText } from "../common/source-text.ts";
import { IGNORED_RULE, canBeEmpty, lexTerminals, type UsedTerminal } from "./lark-lexing.ts";
import { LarkPatterns, shortest, substitute } from "./lark-patterns.ts";
import { keyOf, resolveTerminals } from "./terminal-uses.ts";
import { LarkReader } from "./lark-reader.ts";
import { isTerminalName, type LarkArgument, type LarkFile, type LarkNode } from "./lark-tree.ts";
import { linkLark, type LinkedDefinition, type LinkedLark } from "./link-lark.ts";
import { LarkParser } from "./parse-lark-file.ts";

/** How a Lark text is read. */
export interface ParseLarkOptions {
  /** The rule to start with; `start` unless given. */
  readonly start?: string | undefined;
  /** Texts of the modules that the text imports, by the path after `%import`; `common` is built in. */
  readonly modules?: Readonly<Record<string, string>> | undefined;
  /**
   * `reserved`: a literal is taken out of every terminal that matches it as a whole, and what a terminal of higher priority
   * matches out of lower ones, as Lark's basic and contextual lexers do. `dynamic`: neither, as in Lark's Earley parser
   * and in llguidance. In both, a terminal takes as much text as it can.
   */
  readonly lexing?: "reserved" | "dynamic" | undefined;
  /** Makes a grammar of a JSON schema, for `%json`. Unless given: of exactly the valid texts, or the schema is refused. */
  readonly jsonSchema?: ((schema: unknown) => Grammar) | undefined;
}

interface Settings extends ParseLarkOptions {
  readonly llguidance: boolean;
}

const INSTANCE_LIMIT = 10_000;

class LarkCompiler {
  private readonly linked: LinkedLark;
  private readonly source: SourceText;
  private readonly settings: Settings;
  private readonly patterns: LarkPatterns;
  private readonly used = new Map<string, UsedTerminal>();
  private readonly rules = new Map<string, Rule>();
  private readonly instances = new Map<string, string>();
  private readonly waiting: (() => void)[] = [];

  constructor(file: LarkFile, source: SourceText, settings: Settings) {
    this.source = source;
    this.settings = settings;
    this.linked = linkLark(file, source, settings.modules ?? {}, settings.llguidance);
    this.patterns = new LarkPatterns(this.linked.definitions, settings.llguidance);
  }

  compile(): Grammar {
    const start = this.settings.start ?? "start";
    if (!this.linked.definitions.has(start)) {
      throw undefinedName(this.source, 0, `there is no rule "${start}" to start with`);
    }
    this.rule(start);
    for (const name of this.linked.own) {
      const definition = this.linked.definitions.get(name);
      if (definition === undefined || definition.parameters.length > 0) continue;
      if (isTerminalName(name)) this.patterns.of({ kind: "name", name, at: definition.at }, definition.source);
      else this.rule(name);
    }
    for (let task = this.waiting.shift(); task !== undefined; task = this.waiting.shift()) task();
    return this.finish(start);
  }

  private finish(start: string): Grammar {
    const options = this.linked.options;
    const { llguidance } = this.settings;
    const ignored = this.linked.ignored.map((node) => this.patterns.of(node, this.source));
    const lexed = lexTerminals([...this.used.values()], ignored, {
      reserved: (this.settings.lexing ?? (llguidance ? "dynamic" : "reserved")) === "reserved",
      leadingTrivia: !llguidance || options["allow_initial_skip"] === true,
      repeatedTrivia: options["skip_repetition"] !== "once",
    });
    const rules = [...this.rules].map(([name, rule]): [string, Rule] => [
      name,
      { ...rule, body: resolveTerminals(rule.body, lexed) },
    ]);
    const hasTrailing =
      lexed.rules[IGNORED_RULE] !== undefined && (!llguidance || options["allow_initial_skip"] === true);
    const first = hasTrailing ? `${start} with trivia` : start;
    const trailing: Rule = {
      body: {
        kind: "sequence",
        items: [
          { kind: "rule", name: start },
          { kind: "rule", name: IGNORED_RULE },
        ],
      },
    };
    return {
      start: first,
      rules: { ...Object.fromEntries(rules), ...lexed.rules, ...(hasTrailing ? { [first]: trailing } : {}) },
      terminals: lexed.terminals,
      trivia: lexed.trivia,
      ...(lexed.endTrivia === undefined ? {} : { endTrivia: lexed.endTrivia }),
    };
  }

  private rule(name: string): void {
    if (this.rules.has(name)) return;
    const definition = this.linked.definitions.get(name);
    if (definition === undefined) throw new TypeError(`${name} was checked to be defined`);
    this.addRule(name, definition, definition.body);
  }

  private addRule(name: string, definition: LinkedDefinition, body: LarkNode): void {
    // The place in the order of rules is that of the first mention.
    this.rules.set(name, { body: { kind: "choice", options: [] } });
    this.waiting.push(() => {
      const { lazy, suffix, capture } = definition.attributes;
      const isLexeme = lazy === true || suffix !== undefined;
      const inner = isLexeme
        ? this.lexeme(name, definition, body)
        : this.expression(body, definition.source, definition);
      const tagged: Expression = capture === undefined ? inner : { kind: "tagged", tag: capture, item: inner };
      this.rules.set(name, definition.parametric ? { body: tagged, parametric: true } : { body: tagged });
    });
  }

  /** `[lazy]` and `[suffix=…]`: one lexeme that matches as little as it can. */
  private lexeme(name: string, definition: LinkedDefinition, body: LarkNode): Expression {
    const { suffix } = definition.attributes;
    const items = suffix === undefined ? [body] : [body, suffix];
    const pattern = shortest(this.patterns.of({ kind: "sequence", items }, definition.source));
    const key = `${name} (lazy)`;
    this.used.set(key, { key, pattern, priority: definition.priority, exact: true });
    return { kind: "token", name: key };
  }

  private expression(node: LarkNode, source: SourceText, within: LinkedDefinition): Expression {
    const inner = (item: LarkNode): Expression => this.expression(item, source, within);
    switch (node.kind) {
      case "sequence":
        return node.items.length === 0
          ? { kind: "pattern", pattern: emptyWord }
          : { kind: "sequence", items: node.items.map(inner) };
      case "choice":
        return { kind: "choice", options: node.options.map(inner) };
      case "repeat":
        return { kind: "repeat", item: inner(node.item), min: node.min, max: node.max };
      case "alias":
        return { kind: "tagged", tag: node.alias, item: inner(node.item) };
      case "when":
        if (!within.parametric)
          throw syntaxError(within.source, within.at, `%if needs a parametric rule: ${within.name}::_`);
        return { kind: "when", condition: node.condition, item: inner(node.item) };
      case "name":
        return isTerminalName(node.name) ? this.terminal(node, source) : this.reference(node, source, within);
      case "template":
        return isTerminalName(node.name) ? this.terminal(node, source) : this.instance(node, source);
      case "json":
        return { kind: "embedded", grammar: this.jsonGrammar(node.value, source, node.at) };
      case "nested":
        return {
          kind: "embedded",
          grammar: new LarkCompiler(node.file, source, { ...this.settings, start: "start" }).compile(),
        };
      case "text":
        if (node.value === "") return { kind: "pattern", pattern: emptyWord };
        return this.terminal(node, source);
      case "range":
      case "regex":
      case "regex-json":
        return this.terminal(node, source);
      case "and":
      case "not":
        throw syntaxError(source, node.at, `"${node.kind === "and" ? "&" : "~"}" can only stand in a terminal`);
    }
  }

  private jsonGrammar(schema: unknown, source: SourceText, at: number): Grammar {
    const { jsonSchema = exactGrammar } = this.settings;
    try {
      return jsonSchema(schema);
    } catch (error) {
      if (!MazeError.is(error)) throw error;
      const [message = ""] = error.message.split("\n");
      throw error.code === "MAZE_GRAMMAR_UNSUPPORTED"
        ? unsupported(source, at, `this %json (${message})`)
        : syntaxError(source, at, `in %json: ${message}`);
    }
  }

  private terminal(node: LarkNode, source: SourceText): Expression {
    const key = keyOf(node);
    if (!this.used.has(key)) {
      const definition = node.kind === "name" ? this.linked.definitions.get(node.name) : undefined;
      const leaf = definition?.body ?? node;
      const literal = leaf.kind === "text" && !leaf.ignoreCase ? leaf.value : undefined;
      const pattern = this.patterns.of(node, source);
      const terminal: UsedTerminal = { key, pattern, literal, priority: definition?.priority ?? 0, exact: false };
      if (!this.settings.llguidance && canBeEmpty(terminal)) {
        throw syntaxError(source, "at" in node ? node.at : 0, `the terminal ${key} matches the empty text`);
      }
      this.used.set(key, terminal);
    }
    return { kind: "token", name: key };
  }

  private reference(
    node: Extract<LarkNode, { kind: "name" }>,
    source: SourceText,
    within: LinkedDefinition,
  ): Expression {
    const { name, at, argument } = node;
    const definition = this.linked.definitions.get(name);
    if (definition === undefined)
      throw undefinedName(source, at, `the rule "${name}" is not defined`, at + name.length);
    if (definition.parameters.length > 0) throw syntaxError(source, at, `the template "${name}" needs arguments`);
    if (definition.parametric !== (argument !== undefined)) {
      throw syntaxError(
        source,
        at,
        definition.parametric ? `"${name}" needs an argument` : `"${name}" takes no argument`,
      );
    }
    this.rule(name);
    return argument === undefined ? { kind: "rule", name } : this.withArgument(name, argument, source, at, within);
  }

  private withArgument(
    name: string,
    argument: LarkArgument,
    source: SourceText,
    at: number,
    within: LinkedDefinition,
  ): Expression {
    const isConstant = argument.kind === "steps" && argument.steps.every(({ op }) => op === "constant");
    if (!isConstant && !within.parametric)
      throw syntaxError(source, at, `"${within.name}" has no parameter to pass on`);
    if (argument.kind === "saturating") {
      const { limit, step } = argument;
      const stay: Expression = { kind: "rule", name, argument: { op: "self" } };
      return {
        kind: "choice",
        options: [
          { kind: "when", condition: limit, item: stay },
          { kind: "when", condition: { test: "not", condition: limit }, item: { kind: "rule", name, argument: step } },
        ],
      };
    }
    const [first, ...rest] = argument.steps;
    return { kind: "rule", name: this.chain(name, rest), argument: first };
  }

  /** A rule that passes its parameter on with the steps done: arguments of ours do one step. */
  private chain(name: string, steps: readonly Argument[]): string {
    const last = steps.at(-1);
    if (last === undefined) return name;
    const label = steps.map((step) => `${step.op}${"bit" in step ? String(step.bit) : ""}`).join("+");
    const made = `${name}+${label}`;
    // The last step is done by the rule nearest to the target.
    this.rules.set(made, { parametric: true, body: { kind: "rule", name, argument: last } });
    return this.chain(made, steps.slice(0, -1));
  }

  private instance(node: Extract<LarkNode, { kind: "template" }>, source: SourceText): Expression {
    const definition = this.linked.definitions.get(node.name);
    if (definition === undefined) throw undefinedName(source, node.at, `the template "${node.name}" is not defined`);
    const key = JSON.stringify(node, (field, value: unknown) => (field === "at" ? undefined : value));
    const known = this.instances.get(key);
    if (known !== undefined) return { kind: "rule", name: known };
    if (this.instances.size >= INSTANCE_LIMIT) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: `the templates of the Lark grammar have more than ${String(INSTANCE_LIMIT)} instances`,
      });
    }
    const body = substitute(definition, node.arguments, source, node.at);
    const name = `${node.name}{${node.arguments.map((argument) => keyOf(argument)).join(",")}}`;
    const unique = this.rules.has(name) ? `${name}#${String(this.instances.size)}` : name;
    this.instances.set(key, unique);
    this.addRule(unique, definition, body);
    return { kind: "rule", name: unique };
  }
}

/** The grammar of exactly the valid texts; a keyword that it cannot enforce is refused. */
const exactGrammar = (schema: unknown): Grammar => grammarFromJsonSchema(schema, { unenforced: "refuse" }).grammar;

/** Reads a Lark grammar. */
export function parseLark(source: string, options: ParseLarkOptions = {}): Grammar {
  const reader = new LarkReader(source, false, "Lark grammar");
  return new LarkCompiler(new LarkParser(reader).file(), reader, { ...options, llguidance: false }).compile();
}

/** Reads llguidance's variant of Lark. */
export function parseLlguidanceLark(source: string, options: ParseLarkOptions = {}): Grammar {
  const reader = new LarkReader(source, true, "Lark grammar of llguidance");
  return new LarkCompiler(new LarkParser(reader).file(), reader, { ...options, llguidance: true }).compile();
}
