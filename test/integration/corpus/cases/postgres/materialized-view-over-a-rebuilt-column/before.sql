-- A materialized view and its indexes survive the change of a type below them.

create table sales (day date, amount integer);
create materialized view totals as select day, sum(amount) as total from sales group by day;
create unique index totals_day on totals (day);
create index on totals (total desc) where total > 100;
