CREATE TYPE mood AS (sad integer);
CREATE FUNCTION above(mood, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION like_it(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <## (FUNCTION = above, LEFTARG = mood, RIGHTARG = text, NEGATOR = !<##);
CREATE OPERATOR <%% (FUNCTION = like_it, LEFTARG = integer, RIGHTARG = text);
