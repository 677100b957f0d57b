-- An operator leaves shells of what it names as commutator and negator, which hold schema and types when it goes.
CREATE SCHEMA goes;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION above(mood, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION like_it(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR goes.<@@ (FUNCTION = like_it, LEFTARG = integer, RIGHTARG = text, COMMUTATOR = OPERATOR(goes.@@>));
CREATE OPERATOR <## (FUNCTION = above, LEFTARG = mood, RIGHTARG = text, COMMUTATOR = ##>, NEGATOR = !<##);
CREATE OPERATOR <%% (FUNCTION = like_it, LEFTARG = integer, RIGHTARG = text, COMMUTATOR = %%>);
