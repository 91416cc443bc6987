/** Containers, types and statements. */
export const ZIG_RULES = `
file = members
members = declaration* (container-field ("," container-field)* | (container-field ",")+ declaration*)?
declaration = "test" (STRING | IDENTIFIER)? block | "comptime" block | "pub"? (function | global | "usingnamespace" expression ";")
function = ("export" | "extern" STRING? | "inline" | "noinline")? function-prototype (";" | block)
global = ("export" | "extern" STRING?)? "threadlocal"? variable ("=" expression)? ";"
variable = ("const" | "var") IDENTIFIER (":" type)? alignment? address-space? section?
container-field = "comptime"? (IDENTIFIER ":")? type alignment? ("=" expression)?
function-prototype = "fn" IDENTIFIER? "(" (parameter % "," ","?)? ")" alignment? address-space? section? ("callconv" "(" expression ")")? "!"? type
parameter = ("noalias" | "comptime")? (IDENTIFIER ":")? (type | "anytype") | "..."
alignment = "align" "(" expression ")"
address-space = "addrspace" "(" expression ")"
section = "linksection" "(" expression ")"

# Types are expressions of their own. Those that may end in a further expression are only types where nothing else is.
type = suffixed ("!" type)? | type-prefix type | "comptime" type | if-head type ("else" payload? type)? | label? "inline"? (for-head type ("else" type)? | while-head type ("else" payload? type)?)
type-prefix = "?" | "anyframe" "->" | "[" (":" expression)? "]" pointer-modifier* | ('*' | "[" '*' ("c" | ":" expression)? "]") pointer-modifier* | "[" expression (":" expression)? "]"
pointer-modifier = address-space | "align" "(" expression (":" expression ":" expression)? ")" | "const" | "volatile" | "allowzero"
simple-operand = BUILTIN arguments | CHARACTER | container | "." IDENTIFIER | "." initial | "error" "{" (IDENTIFIER % "," ","?)? "}" | "error" "." IDENTIFIER | number | function-prototype | "(" expression ")" | IDENTIFIER | "anyframe" | "unreachable" | string
number = INTEGER | FLOAT
string = STRING | STRING-LINE+
container = ("extern" | "packed")? ("struct" ("(" expression ")")? | "opaque" | "enum" ("(" expression ")")? | "union" ("(" ("enum" ("(" expression ")")? | expression) ")")?) "{" members "}"
suffix = "[" expression (".." (expression? (":" expression)?)?)? "]" | "." IDENTIFIER | ".*" | ".?" | arguments
arguments = "(" (expression % "," ","?)? ")"
initial = "{" ((field-value % "," | expression % ",") ","?)? "}"
field-value = "." IDENTIFIER "=" expression
switch = "switch" "(" expression ")" "{" (prong % "," ","?)? "}"
prong = "inline"? (prong-item % "," ","? | "else") "=>" ("|" "*"? IDENTIFIER ("," IDENTIFIER)? "|")? assignment-of-one
prong-item = expression ("..." expression)?
assembly = "asm" "volatile"? "(" expression (":" (assembly-output % "," ","?)? (":" (assembly-input % "," ","?)? (":" (STRING % "," ","? | expression)?)?)?)? ")"
assembly-output = "[" IDENTIFIER "]" string "(" ("->" type | IDENTIFIER) ")"
assembly-input = "[" IDENTIFIER "]" string "(" expression ")"

prefix = "!" | "-" | "~" | "-%" | '&' | "try"
operator = "&" | "^" | "|" | "orelse" | "catch" payload? | "<<" | ">>" | "<<|" | "+" | "-" | "++" | "+%" | "-%" | "+|" | "-|" | "||" | "*" | "/" | "%" | "**" | "*%" | "*|"
compare = "==" | "!=" | "<" | ">" | "<=" | ">="
assignment-operator = "*=" | "*|=" | "/=" | "%=" | "+=" | "+|=" | "-=" | "-|=" | "<<=" | "<<|=" | ">>=" | "&=" | "^=" | "|=" | "*%=" | "+%=" | "-%=" | "="

if-head = "if" "(" expression ")" ("|" "*"? IDENTIFIER "|")?
while-head = "while" "(" expression ")" ("|" "*"? IDENTIFIER "|")? (":" "(" assignment ")")?
for-head = "for" "(" for-item % "," ","? ")" "|" ("*"? IDENTIFIER) % "," ","? "|"
for-item = expression (".." expression?)?
payload = "|" IDENTIFIER "|"
label = IDENTIFIER ":"
target-label = ":" IDENTIFIER
if-expression = if-head expression ("else" payload? expression)?
loop-expression = label? "inline"? (for-head expression ("else" expression)? | while-head expression ("else" payload? expression)?)
labelled-block = label block
labelled-switch = label? switch
jump = ("break" | "continue") target-label? expression | "return" expression | "resume" expression
bare-jump = ("break" | "continue") target-label? | "return"

assignment-of-one = expression (assignment-operator expression)?

# Statements.
block = "{" statement* "}"
statement = comptime-statement | ("nosuspend" | "suspend" | "defer" | "errdefer" payload?) block-or-assignment | if-statement | label? (block | switch | loop-statement) | variable-or-expression
comptime-statement = "comptime" (label? block | variable-first | body-first ";")
block-or-assignment = label? block | assignment@body ";"
if-statement = if-head (label? block ("else" payload? statement)? | assignment@body (";" | "else" payload? statement))
loop-statement = "inline"? (for-head (label? block ("else" statement)? | assignment@body (";" | "else" statement)) | while-head (label? block ("else" payload? statement)? | assignment@body (";" | "else" payload? statement)))
variable-or-expression = variable-first | assigned-first ";"
variable-first = variable ("," (variable | expression))* "=" expression ";"
assigned-first = expression@stmt (assignment-operator expression | ("," (variable | expression))+ "=" expression)?
body-first = expression@body (assignment-operator expression | ("," (variable | expression))+ "=" expression)?
statements = statement*
`;

/**
 * Expressions, in three variants: anywhere, after the head of an `if` or loop (`body`), where a block is the body, and at the
 * beginning of a statement (`stmt`), where also an `if`, a loop or a `switch` is a statement of its own. `@right` is the
 * variant for all but the leftmost operand. What ends in an expression itself is the last operand.
 */
export const ZIG_EXPRESSIONS = `
expression@ = last-comparison@ | comparison@ (("and" | "or") comparison@right)* (("and" | "or") last-comparison@right)?
comparison@ = operands@ (compare operands@right)?
last-comparison@ = last-operands@ | operands@ compare last-operands@right
operands@ = operand@ (operator operand@right)*
last-operands@ = last@ | operand@ (operator operand@right)* operator last@right
operand@ = prefix operand@right | plain@ initial? | assembly | bare-jump | own-block@
last@ = prefix last@right | open@
plain@ = suffixed@ ("!" type)? | type-prefix type
suffixed@ = first@ suffix*
assignment@ = expression@ (assignment-operator expression@right | ("," expression@right)+ "=" expression@right)?
`;
/** What each variant may begin with. */
export const ZIG_OPERANDS = {
  "": `
first@ = simple-operand | labelled-block | labelled-switch
own-block@ = block
open@ = if-expression | loop-expression | jump | ("comptime" | "nosuspend") expression
`,
  body: `
first@ = simple-operand | labelled-switch
open@ = if-expression | loop-expression | jump | ("comptime" | "nosuspend") expression
`,
  stmt: `
first@ = simple-operand
open@ = jump
`,
} as const;
