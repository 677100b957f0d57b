-- Unique constraints carry columns along, take their index parameters and keep their names.

create table t (a integer, b integer, c text, constraint u unique (a), constraint v unique (b));
