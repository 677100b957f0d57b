CREATE FUNCTION same(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION before_new(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <#< (FUNCTION = before_new, LEFTARG = point, RIGHTARG = point, COMMUTATOR = >#>);
CREATE OPERATOR >#> (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = <#<);
DO $$ BEGIN
  CREATE OPERATOR =#= (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = <#<, NEGATOR = <#<);
EXCEPTION WHEN OTHERS THEN
  CREATE OPERATOR =#= (FUNCTION = same, LEFTARG = point, RIGHTARG = point);
END $$;
CREATE VIEW likes AS SELECT point(1, 2) =#= point(1, 2) AS alike;
CREATE OPERATOR <&&< (FUNCTION = same, LEFTARG = point, RIGHTARG = point);
CREATE OPERATOR =&&= (FUNCTION = same, LEFTARG = point, RIGHTARG = point);
