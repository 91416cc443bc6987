import { taintsFor, UNKNOWN } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const RUNS =
  /^(?:eval|Function|execScript|vm\.(?:runInNewContext|runInThisContext|runInContext|compileFunction|Script|SourceTextModule)|vm2\.\w+(?:\(\))?\.run|vm2\.VMScript|safe-eval|static-eval|notevil|isolated-vm\.\w+|.*(?:^|\.)constructor\.constructor|Object\.getPrototypeOf\(\)\.constructor|script\.runInContext)$/;
const TEMPLATES =
  /^(?:ejs\.(?:render|compile)|pug\.(?:render|compile)|jade\.(?:render|compile)|handlebars\.(?:compile|precompile)|Handlebars\.compile|nunjucks\.(?:renderString|compile)|mustache\.render|Mustache\.render|lodash\.template|lodash-es\.template|_\.template|underscore\.template|doT\.(?:template|compile)|dot\.(?:template|compile)|eta\.renderString|hogan\.compile|liquidjs\.\w+\(\)\.parseAndRender|swig\.render|lodash\.template)$/;

export const codeInjection: SecurityRule = {
  id: "code-injection",
  cwe: [94, 95],
  title: "Input is run as code",
  about: "Whoever writes the input runs what they like with all rights of the program.",
  remedy: "Parse the input as data (JSON.parse, a table of allowed operations), and never as code.",
  bad: `export function calculate(formula: string) { return eval(formula); }`,
  good: `export function calculate(formula: string) { return Number(formula); }`,
  call({ callee, method, args, node, isNew, argNodes }, report) {
    const [first = UNKNOWN] = args;
    if (RUNS.test(callee) || /(?:^|\.)eval$/.test(callee)) {
      for (const arg of callee === "Function" || /constructor$/.test(callee) ? args : [first])
        report.flow(arg, Use.code, node, `the code that ${callee} runs`);
    } else if (
      /^child_process\.(?:spawn|execFile)(?:Sync)?$/.test(callee) &&
      /^(?:node|python3?|perl|ruby|php)$/.test(first.shape ?? "")
    ) {
      const flag =
        args[1]?.elements?.findIndex(({ shape }) => /^(?:-e|-c|-r|-p|--eval|--print)$/.test(shape ?? "")) ?? -1;
      if (flag >= 0)
        report.flow(args[1]?.elements?.[flag + 1] ?? UNKNOWN, Use.code, node, `the program of ${first.shape ?? ""}`);
    } else if (TEMPLATES.test(callee))
      report.flow({ ...first, fields: undefined }, Use.code, node, `the template that ${callee} compiles`);
    else if (
      /^(?:window\.)?(?:setTimeout|setInterval|setImmediate)$/.test(callee) &&
      first.closure === undefined &&
      argNodes[0]?.type !== "MemberExpression"
    )
      report.flow({ ...first, fields: undefined, elements: undefined }, Use.code, node, `the code that ${callee} runs`);
    else if (
      /^(?:setTimeout|setInterval)$/.test(callee) &&
      first.closure === undefined &&
      taintsFor(first, Use.code).length > 0
    )
      report.flow(first, Use.code, node, `the code that ${callee} runs`);
    else if (callee === "require" || callee === "import" || callee === "module.require")
      report.flow(first, Use.code | Use.path, node, "the name of the module that is loaded");
    else if (isNew && /(?:^|\.)Worker$/.test(callee) && args[1]?.fields?.get("eval")?.literal === true)
      report.flow(first, Use.code, node, "the code of a worker");
    else if (/^(?:find|findOne|count|aggregate|countDocuments|findMany)$/.test(method)) {
      const condition = first.fields?.get("$where");
      if (condition !== undefined) report.flow(condition, Use.code, node, "the code of $where");
    } else if (method === "$where") report.flow(first, Use.code, node, "the code of $where");
    else if (
      /^(?:evaluate|evaluateHandle|executeScript|executeJavaScript|insertScript)$/.test(method) &&
      first.closure === undefined &&
      /page|frame|driver|webContents|browser/i.test(callee)
    )
      report.flow({ ...first, fields: undefined }, Use.code, node, `the code that ${method} runs`);
  },
  write(target, name, value, node, _, report) {
    if (
      name !== undefined &&
      /^on(?:click|load|error|message)$/.test(name) &&
      value.closure === undefined &&
      value.shape !== undefined
    )
      report.flow(value, Use.code, node, `the handler ${name}`);
    if (/createElement\(\)$/.test(target.ref ?? "") && name === "text")
      report.flow(value, Use.code, node, "the text of a script");
  },
};
