create table places (id integer primary key, parent integer references places, mayor integer);
create table people (id integer primary key, home integer references places deferrable initially deferred);
alter table places add foreign key (mayor) references people on delete set null;
