-- The view is made without rows while the function that it calls has no body yet.
CREATE TABLE orders AS SELECT 1 AS id;
CREATE FUNCTION orders_known() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT 1::bigint; END;
CREATE TABLE counts (known bigint DEFAULT orders_known());
