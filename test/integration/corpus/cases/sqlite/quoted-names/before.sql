-- Names that need quotes, in each of the four ways to quote.

create table "select" ("from" integer primary key, [a.b] text, `say "hi"` text);
