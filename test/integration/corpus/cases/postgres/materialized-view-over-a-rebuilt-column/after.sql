create table sales (day date, amount numeric(12, 2));
create materialized view totals as select day, sum(amount) as total from sales group by day;
create unique index totals_day on totals (day);
create index on totals (total desc) where total > 100;
