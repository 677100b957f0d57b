-- An operator is made anew, and those that keep it as their commutator or negator point to it again.
CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION less(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a < $2.a';
CREATE FUNCTION more(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a > $2.a';
CREATE FUNCTION less_equal(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a <= $2.a';
CREATE OPERATOR <# (FUNCTION = less, LEFTARG = pair, RIGHTARG = pair, COMMUTATOR = >#);
CREATE OPERATOR ># (FUNCTION = more, LEFTARG = pair, RIGHTARG = pair, COMMUTATOR = <#, NEGATOR = <=#);
CREATE OPERATOR <=# (FUNCTION = less_equal, LEFTARG = pair, RIGHTARG = pair, NEGATOR = >#);
CREATE FUNCTION like_pair(pair, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION like_integer(integer, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR ~# (FUNCTION = like_pair, LEFTARG = pair, RIGHTARG = integer, COMMUTATOR = ~#);
CREATE OPERATOR ~# (FUNCTION = like_integer, LEFTARG = integer, RIGHTARG = pair, COMMUTATOR = ~#);
