-- Foreign keys come, change their actions and go; some point at their own table.

create table p (a integer, b integer, unique (a, b));
create table t (a integer, b integer, c integer references t (a) on delete set null, foreign key (a, b) references p (a, b));
