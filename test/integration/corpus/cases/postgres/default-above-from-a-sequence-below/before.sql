-- The default of a parent takes its numbers from a sequence that a column of the child owns: the child is made first.

create table other (a integer);
