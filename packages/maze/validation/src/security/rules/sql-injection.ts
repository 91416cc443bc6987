import { shapeOf, taintsFor, UNKNOWN } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const STATEMENT =
  /\b(?:select\b[\s\S]*\bfrom|insert\s+into|update\s+\S+\s+set|delete\s+from|(?:drop|alter|create|truncate)\s+(?:table|index|database|view|user|schema)|replace\s+into|merge\s+into|order\s+by|group\s+by|where\s+\S+\s*(?:=|like|in|<|>)|call\s+\w+\(|union\s+(?:all\s+)?select|grant\s+|pragma\s+|copy\s+\S+\s+from|set\s+\w+\s*=)/i;
const RUNS =
  /^(?:query|execute|exec|run|all|get|each|prepare|raw|many|one|oneOrNone|none|any|manyOrNone|queryRaw|unsafe|queryArray|queryObject|batch|values|pluck|iterate|sql|queryStream|multi|result|simple|executeSql|send)$/;
/** These take text as SQL whatever it looks like. */
const ALWAYS =
  /^(?:\$queryRawUnsafe|\$executeRawUnsafe|raw|whereRaw|orWhereRaw|andWhereRaw|orderByRaw|havingRaw|groupByRaw|joinRaw|selectRaw|fromRaw|columnsRaw|literal|unsafe|identifier)$/;
const DATABASE =
  /(?:^|_)(?:db|database|pool|client|conn|connection|knex|sequelize|prisma|trx|tx|sql|manager|repo|repository|queryRunner|dataSource|mysql|pg|sqlite|stmt|session)\d*$|(?:Db|Pool|Client|Conn|Connection|Repository|Manager|Runner|Source)$/i;
const LIBRARY =
  /^(?:pg|mysql2?|mysql2\/promise|promise-mysql|sqlite3?|better-sqlite3|knex|sequelize|typeorm|mssql|tedious|oracledb|pg-promise|postgres|@prisma\/client|node:sqlite|sqlite|@databases\/\w+|drizzle-orm|slonik|@vercel\/postgres|@neondatabase\/serverless|mariadb)\b/;
const BUILDER = /^(?:where|andWhere|orWhere|having|orderBy|addOrderBy|groupBy|select|addSelect|leftJoin|innerJoin)$/;

export const sqlInjection: SecurityRule = {
  id: "sql-injection",
  cwe: [89],
  title: "Input becomes part of an SQL statement",
  about: "A quote in the input ends the text that it stands in, and what follows is read as SQL.",
  remedy: "Pass values as parameters of the statement (`?`, `$1`), and choose names of columns from a list.",
  bad: `export function find(db: Database, name: string) { return db.query(\`SELECT * FROM users WHERE name = '\${name}'\`); }`,
  good: `export function find(db: Database, name: string) { return db.query("SELECT * FROM users WHERE name = $1", [name]); }`,
  call({ callee, method, args, node, receiver, receiverName }, report) {
    const [given = UNKNOWN] = args;
    const first = given.fields?.get("text") ?? given.fields?.get("sql") ?? given.fields?.get("query") ?? given;
    if (taintsFor(first, Use.sql).length === 0) return;
    const shape = shapeOf(first);
    const fromLibrary = LIBRARY.test(callee) || LIBRARY.test(receiver?.ref ?? "");
    const database = fromLibrary || DATABASE.test(receiverName);
    const isStatement = STATEMENT.test(shape);
    const sink = `the SQL statement of ${method || "a call"}`;
    if (
      ALWAYS.test(method) &&
      (database || isStatement || method.endsWith("Raw") || method.startsWith("$")) &&
      callee !== "String.raw"
    )
      report.flow(first, Use.sql, node, sink);
    else if (
      RUNS.test(method) &&
      receiver !== undefined &&
      (isStatement || (database && /^(?:query|execute|exec|prepare|raw|unsafe)$/.test(method)))
    )
      report.flow(first, Use.sql, node, sink);
    else if (isStatement && /^(?:query|execute|runQuery|sql|executeQuery|executeSql|rawQuery)$/i.test(method))
      report.flow(first, Use.sql, node, sink);
    else if (
      BUILDER.test(method) &&
      receiver !== undefined &&
      receiver.taints.length === 0 &&
      isFragment(shape, method)
    )
      report.flow(first, Use.sql, node, `the condition of ${method}`);
  },
};

const isFragment = (shape: string, method: string): boolean =>
  shape !== "\uE000" &&
  (STATEMENT.test(shape) ||
    /[=<>]|\blike\b|\bin\b/i.test(shape) ||
    (/order/i.test(method) && /\b(?:asc|desc)\b|\./i.test(shape)));
