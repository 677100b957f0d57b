create table t (
  a text collate nocase not null on conflict ignore, b integer, c text,
  constraint pk primary key (b, a desc), unique (c, a) on conflict replace
);
