CREATE SCHEMA plan;
CREATE TYPE span AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = plan.many_spans);
CREATE TABLE plans (free plan.many_spans DEFAULT many_spans());
CREATE VIEW gaps AS SELECT many_spans(span(1, 2), span(3, 4)) AS gap, many_spans(span(1, 2)) AS one;
