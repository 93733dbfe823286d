// What filters of runs are written in; docs/api.md tells what it means.
grammar RunFilter;

options { caseInsensitive = true; }

filter: disjunction EOF;

sorting: sortKey (COMMA sortKey)* EOF;

sortKey: MINUS? field;

disjunction: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation: NOT negation | primary;

primary: OPEN disjunction CLOSE | comparison;

comparison: field (operator literal | IN OPEN literal (COMMA literal)* CLOSE);

operator: EQUAL | UNEQUAL | LESS | AT_MOST | GREATER | AT_LEAST | LIKE | HAS;

field: NAME (DOT part)*;

part: word | TEXT | NUMBER;

// Words of the grammar are names too where a part of a name stands.
word: NAME | AND | OR | NOT | IN | HAS | TRUE | FALSE | NAN;

literal: TEXT | NUMBER | TRUE | FALSE | NAN;

AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
HAS: 'has';
TRUE: 'true';
FALSE: 'false';
NAN: 'nan';

EQUAL: '=';
UNEQUAL: '!=';
LESS: '<';
AT_MOST: '<=';
GREATER: '>';
AT_LEAST: '>=';
LIKE: '~';
OPEN: '(';
CLOSE: ')';
COMMA: ',';
DOT: '.';
MINUS: '-';

NUMBER: [+-]? [0-9]+ ('.' [0-9]+)? ('e' [+-]? [0-9]+)?;
NAME: [a-z_] [a-z0-9_]*;
// No control characters: no text of the database holds NUL.
TEXT: '"' (ESCAPE | ~["\\\u0000-\u001f])* '"' | '\'' (ESCAPE | ~['\\\u0000-\u001f])* '\'';

SPACE: [ \t\r\n]+ -> skip;

// Anything else, so that it is the parser that says what was found where.
OTHER: .;

fragment ESCAPE: '\\' ["'\\];
