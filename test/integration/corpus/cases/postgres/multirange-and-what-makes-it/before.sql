-- The functions that make values of a multirange type get its new name with it.
CREATE TYPE span AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = spans);
CREATE TABLE plans (free spans DEFAULT spans());
CREATE VIEW gaps AS SELECT spans(span(1, 2), span(3, 4)) AS gap, spans(span(1, 2)) AS one;
