/** The rules that do not depend on where they stand. */
export const GO_RULES = `
file = package-clause (SEMICOLON import)* (SEMICOLON declaration)* SEMICOLON?
package-clause = "package" IDENTIFIER
import = "import" (import-spec | "(" (import-spec % SEMICOLON SEMICOLON?)? ")")
import-spec = ("." | IDENTIFIER)? STRING

declaration = declaration-in-block | function | method
declaration-in-block = constants | variables | types
constants = "const" (constant-spec | "(" (constant-spec % SEMICOLON SEMICOLON?)? ")")
constant-spec = names (type? "=" expressions)?
variables = "var" (variable-spec | "(" (variable-spec % SEMICOLON SEMICOLON?)? ")")
variable-spec = names (type ("=" expressions)? | "=" expressions)
types = "type" (type-spec | "(" (type-spec % SEMICOLON SEMICOLON?)? ")")
type-spec = IDENTIFIER type-parameters? "="? type
type-parameters = "[" (names type-element) % "," ","? "]"
function = "func" IDENTIFIER type-parameters? signature block?
method = "func" "(" IDENTIFIER? type ","? ")" IDENTIFIER signature block?
names = IDENTIFIER % ","

signature = parameters (parameters | type)?
parameters = "(" ((named-parameters | unnamed-parameters) ","?)? ")"
named-parameters = (IDENTIFIER type? ",")* IDENTIFIER "..."? type
unnamed-parameters = (type ",")* "..."? type

# Types. A plain type is one that cannot be read as an expression.
type = type-name | "*" type | "(" type ")" | type-literal
plain-type = type-literal | "*" plain-type
type-name = IDENTIFIER ("." IDENTIFIER)? type-arguments?
type-arguments = "[" type % "," ","? "]"
type-literal = collection-type | struct-type | "func" signature | interface-type | channel-type
collection-type = "[" expression? "]" type | map-type
map-type = "map" "[" type "]" type
channel-type = "chan" "<-"? type | "<-" "chan" type
struct-type = "struct" "{" (field % SEMICOLON SEMICOLON?)? "}"
field = (names type | "*"? type-name | "(" "*"? type-name ")") STRING?
interface-type = "interface" "{" (interface-element % SEMICOLON SEMICOLON?)? "}"
interface-element = IDENTIFIER signature | type-element
type-element = ("~"? type) % "|"

# Expressions that stand in brackets or after a keyword of their own.
expressions = expression % ","
arguments = "(" ((plain-type | expression) ("," expression)* "..."? ","?)? ")"
index = "[" ((plain-type | expression) % "," ","? | expression? ":" (expression (":" expression)?)? | ":" expression ":" expression) "]"
selector = "." (IDENTIFIER | "(" type ")")
literal-value = "{" (element % "," ","?)? "}"
element = (element-value ":")? element-value
element-value = expression | literal-value
literal-type = collection-type | "[" "..." "]" type | struct-type
binary-operator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "|" | "^" | "*" | "/" | "%" | "<<" | ">>" | "&" | "&^"
unary-operator = "+" | "-" | "!" | "^" | "*" | "&" | "<-"
assignment-operator = "=" | "+=" | "-=" | "|=" | "^=" | "*=" | "/=" | "%=" | "<<=" | ">>=" | "&=" | "&^="

# Statements.
block = "{" statements "}"
statements = ";"* (statement (SEMICOLON ";"* statement)* (SEMICOLON ";"*)?)?
statement = declaration-in-block | simple | IDENTIFIER ":" statement? | "go" call | "defer" call | "return" expressions? | "break" IDENTIFIER? | "continue" IDENTIFIER? | "goto" IDENTIFIER | "fallthrough" | block | if | switch | select | for
if = "if" header@header block ("else" (if | block))?
header@header = (simple@header? SEMICOLON)? expression@header
for = "for" (for-header)? block
for-header = expression@header | for-clause | ((left@header "=" | names ":=")? "range" expression@header)
for-clause = simple@header? SEMICOLON expression@header? SEMICOLON simple@header?
switch = "switch" (simple@header? SEMICOLON)? (expression@header? "{" case* "}" | type-guard@header "{" type-case* "}")
type-guard@header = (IDENTIFIER ":=")? primary@header "." "(" "type" ")"
case = ("case" expressions | "default") ":" statements
type-case = ("case" type % "," | "default") ":" statements
select = "select" "{" select-case* "}"
select-case = ("case" (expression "<-" expression | (left "=" | names ":=")? receive) | "default") ":" statements
receive = "<-" unary | "(" receive ")"
`;

/**
 * The rules of expressions, for two places: anywhere, and in the header of an `if`, `for` or `switch` outside brackets,
 * where `{` opens the block and not the value of a named type.
 */
const EXPRESSIONS = `
expression@ = unary@ % binary-operator
unary@ = unary-operator* primary@
primary@ = operand@ (selector | index | arguments)*
call@ = operand@ (selector | index | arguments)* arguments
left@ = ("*"* primary@) % ","
simple@ = call@ | "<-" unary@ | "(" statement-in-brackets ")" | expression@ "<-" expression@ | left-of-one@ ("++" | "--") | left@ assignment-operator expression@ % "," | names ":=" expression@ % ","
left-of-one@ = "*"* primary@
`;
const OPERAND = `
operand@ = NUMBER | RUNE | STRING | IDENTIFIER | "(" expression ")" | ("(" plain-type ")" | type-literal) arguments | "(" plain-type ")" "." IDENTIFIER | literal-type literal-value | "func" signature block
`;

/** The rules of expressions in each place. */
export const GO_EXPRESSIONS = {
  anywhere: `${EXPRESSIONS}${OPERAND.trimEnd()} | type-name literal-value
statement-in-brackets = call | "<-" unary | "(" statement-in-brackets ")"
`,
  header: `${EXPRESSIONS}${OPERAND}`,
};
