-- Names that need quotes everywhere: capitals, blanks, dots, quotes, key words, other scripts.

create schema "Weird schema";
create table "Weird schema"."select" ("from" integer primary key, "a.b" text, "say ""hi""" text);
