-- The values of an enum change places, which no ALTER can do.

create type size as enum ('small', 'large', 'medium');
create table shirts (size size not null default 'small', primary key (size));
