create type size as enum ('small', 'medium', 'large');
create table shirts (size size not null default 'small', primary key (size));
