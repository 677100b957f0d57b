create schema "Weird schema";
create type "Weird schema"."Mood!" as enum ('it''s', 'a "b"', '');
create sequence "Weird schema"."count down" increment -1;
create table "Weird schema"."select" (
  "from" integer primary key default nextval('"Weird schema"."count down"'),
  "a.b" text default E'tab\t''quoted'' too', "Größe" "Weird schema"."Mood!" default 'it''s',
  constraint "is ""ok""" check ("a.b" <> '$$' and "from" > 0)
);
create index "Index ☃" on "Weird schema"."select" ("a.b", lower("a.b"));
create view "Weird schema"."View" as select "from" as "To", "Größe" from "Weird schema"."select";
comment on column "Weird schema"."select"."a.b" is E'a \\ and a '' and\na line';
