/**
 * Expressions, targets and patterns. They are defined twice: `@` names the variant at hand, one where a line end ends
 * the statement and one (`@in`) for the inside of brackets, where a line end is white space.
 */
export const PYTHON_TWOFOLD_RULES = `
star-expressions@ = star-expression@ % "," ","?
star-expression@ = "*" bitwise@ | expression@
named-expression@ = NAME ":=" expression@ | expression@
expression@ = disjunction@ ("if" disjunction@ "else" expression@)? | lambda@
lambda@ = "lambda" lambda-parameters@? ":" expression@
disjunction@ = inversion@ % ("and" | "or")
inversion@ = "not"* comparison@
comparison@ = bitwise@ % comparison-operator@
comparison-operator@ = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in" | "is" "not"?
bitwise@ = operand@ % binary-operator@
binary-operator@ = "|" | "^" | "&" | "<<" | ">>" | "+" | "-" | "*" | "/" | "//" | "%" | "@" | "**"
operand@ = ("+" | "-" | "~")* "await"? primary@
primary@ = atom@ suffix@*
suffix@ = attribute@ | subscript@ | "(" arguments-close
attribute@ = "." NAME
subscript@ = "[" slices-close
atom@ = NAME | number@ | "None" | "True" | "False" | "..." | strings@ | "(" group-close | "[" list-close | "{" dictionary-close
number@ = INTEGER | FLOAT
plain-strings@ = (STRING | empty-string@)+ | (BYTES | empty-bytes@)+
strings@ = (STRING | empty-string@ | formatted@)+ | (BYTES | empty-bytes@)+
yield@ = "yield" ("from" expression@ | star-expressions@)?

star-targets@ = star-target@ % "," ","?
star-target@ = "*"? target@
target@ = NAME | place@ | "(" target-group-close | "[" target-list-close
place@ = atom@ suffix@* (attribute@ | subscript@)

# Parameters of a lambda. Those of a function are the same, with annotations.
lambda-parameters@ = lambda-positional@ ("," lambda-rest@)? ","? | lambda-rest@ ","?
lambda-positional@ = NAME % "," ("," "/" ("," NAME)*)? ("," lambda-default@)* | NAME % "," ("," lambda-default@)+ "," "/" ("," lambda-default@)* | lambda-default@ % "," ("," "/" ("," lambda-default@)*)?
lambda-default@ = NAME "=" expression@
lambda-keyword@ = NAME ("=" expression@)?
lambda-rest@ = "*" (NAME ("," lambda-keyword@)* | ("," lambda-keyword@)+) ("," "**" NAME)? | "**" NAME

pattern@ = closed-pattern@ % "|" ("as" NAME)?
closed-pattern@ = literal-pattern@ | dotted-name@ | class-pattern@ | "(" pattern-group-close | "[" pattern-list-close | "{" mapping-close
literal-pattern@ = "-"? number@ (("+" | "-") number@)? | plain-strings@ | "None" | "True" | "False"
dotted-name@ = NAME % "."
class-pattern@ = dotted-name@ "(" class-pattern-close
maybe-star-pattern@ = "*" NAME | pattern@
`;

/** What stands inside brackets, up to the closing one. */
export const PYTHON_BRACKET_RULES = `
group-close = (yield@in | named-expression@in comprehension* | group-item "," (group-item % "," ","?)?)? ")"
group-item = "*" bitwise@in | named-expression@in
list-close = (named-expression@in comprehension+ | group-item % "," ","?)? "]"
dictionary-close = (dictionary-item % "," ","? | expression@in ":" expression@in comprehension+ | group-item % "," ","? | named-expression@in comprehension+)? "}"
dictionary-item = expression@in ":" expression@in | "**" bitwise@in
comprehension = "async"? "for" star-targets@in "in" disjunction@in ("if" disjunction@in)*

arguments-close = (arguments ","? | named-expression@in comprehension+)? ")"
arguments = argument % "," ("," keyword-arguments)? | keyword-arguments
argument = "*" expression@in | named-expression@in
keyword-arguments = keyword-argument ("," (keyword-argument | "*" expression@in))* ("," double-starred)? | double-starred
keyword-argument = NAME "=" expression@in
double-starred = "**" expression@in ("," (keyword-argument | "**" expression@in))*
slices-close = slice % "," ","? "]"
slice = expression@in? ":" expression@in? (":" expression@in?)? | named-expression@in | "*" bitwise@in

target-group-close = (target@in | star-target@in "," (star-target@in % "," ","?)?)? ")"
target-list-close = star-targets@in? "]"
single-target-close = (NAME | place@in | "(" single-target-close) ")"
delete-group-close = (delete-targets@in)? ")"
delete-list-close = (delete-targets@in)? "]"
delete-targets@in = delete-target@in % "," ","?
delete-target@in = NAME | place@in | "(" delete-group-close | "[" delete-list-close

pattern-group-close = (pattern@in | maybe-star-pattern@in "," (maybe-star-pattern@in % "," ","?)?)? ")"
pattern-list-close = (maybe-star-pattern@in % "," ","?)? "]"
mapping-close = (mapping-item % "," ","?)? "}"
mapping-item = (literal-pattern@in | NAME "." dotted-name@in) ":" pattern@in | "**" NAME
class-pattern-close = ((pattern@in % "," ("," keyword-pattern)* | keyword-pattern % ",") ","?)? ")"
keyword-pattern = NAME "=" pattern@in

parameters-close = parameters? ")"
parameters = positional ("," rest)? ","? | rest ","?
positional = plain % "," ("," "/" ("," plain)*)? ("," default)* | plain % "," ("," default)+ "," "/" ("," default)* | default % "," ("," "/" ("," default)*)?
plain = NAME (":" expression@in)?
default = plain "=" expression@in
keyword-only = plain ("=" expression@in)?
rest = "*" (NAME (":" star-expression@in)? ("," keyword-only)* | ("," keyword-only)+) ("," "**" plain)? | "**" plain
type-parameters-close = type-parameter % "," ","? "]"
type-parameter = NAME (":" expression@in)? ("=" expression@in)? | "*" NAME ("=" star-expression@in)? | "**" NAME ("=" expression@in)?

with-items-close = with-item@in % "," ","? ")"
with-item@in = expression@in ("as" star-target@in)?
imported-close = imported@in % "," ","? ")"
imported@in = NAME ("as" NAME)?
field-expression = field-star-expression % "," ","? | yield@in
field-star-expression = "*" bitwise@in | field-plain-expression
field-plain-expression = disjunction@in ("if" disjunction@in "else" field-plain-expression)?
`;

/** Statements. `^` passes on the column at which the statement stands. */
export const PYTHON_STATEMENT_RULES = `
simple-statements = simple-statement % ";" ";"?
simple-statement = assignment | star-expressions | "return" star-expressions? | import | "raise" (expression ("from" expression)?)? | "pass" | "break" | "continue" | "del" delete-targets | yield | "assert" expression ("," expression)? | ("global" | "nonlocal") NAME % "," | "type" NAME type-parameters? "=" expression
assignment = (NAME | place | "(" single-target-close) ":" expression ("=" assigned)? | (star-targets "=")+ assigned | (NAME | place | "(" single-target-close) assignment-operator assigned
assigned = yield | star-expressions
assignment-operator = "+=" | "-=" | "*=" | "@=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | "**=" | "//="
delete-targets = delete-target % "," ","?
delete-target = NAME | place | "(" delete-group-close | "[" delete-list-close
import = "import" (dotted-name ("as" NAME)?) % "," | "from" ('.'* dotted-name | '.'+) "import" ("*" | imported % "," | "(" imported-close)
imported = NAME ("as" NAME)?
type-parameters = "[" type-parameters-close

block^ = statement^ (line-start^ statement^)*
statement^ = simple-statements | if^ | while^ | for^ | try^ | with^ | match^ | definition^
if^ = "if" named-expression ":" suite^ (line-start^ "elif" named-expression ":" suite^)* else^?
else^ = line-start^ "else" ":" suite^
while^ = "while" named-expression ":" suite^ else^?
for^ = "async"? "for" star-targets "in" star-expressions ":" suite^ else^?
try^ = "try" ":" suite^ ((except^+ | except-group^+) else^? finally^? | finally^)
except^ = line-start^ "except" (expression ("as" NAME)?)? ":" suite^
except-group^ = line-start^ "except" "*" expression ("as" NAME)? ":" suite^
finally^ = line-start^ "finally" ":" suite^
with^ = "async"? "with" (with-item % "," | "(" with-items-close) ":" suite^
with-item = expression ("as" star-target)?
match^ = "match" (subject "," (subject % "," ","?)? | named-expression) ":" cases^
subject = "*" bitwise | named-expression
cases-block^ = case^ (line-start^ case^)*
case^ = "case" (pattern | maybe-star-pattern "," (maybe-star-pattern % "," ","?)?) ("if" named-expression)? ":" suite^
definition^ = ("@" named-expression line-start^)* (class^ | function^)
class^ = "class" NAME type-parameters? ("(" arguments-close)? ":" suite^
function^ = "async"? "def" NAME type-parameters? "(" parameters-close ("->" expression)? ":" suite^
`;
