create table "select" (
  "from" integer primary key, [a.b] text default 'it''s', `say "hi"` text not null default 'x',
  "Größe" text check ("Größe" <> '' and [a.b] is not null), constraint "my ""own""" unique ([a.b], `say "hi"`)
);
create index "Index ☃" on "select" ("a.b" desc);
create view "the view" as select "from" as "To" from "select";
