-- With an operator go those that have it as commutator or negator though it has them not; from 17 on there are none.
CREATE FUNCTION same(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION before(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <#< (FUNCTION = before, LEFTARG = point, RIGHTARG = point, COMMUTATOR = >#>);
CREATE OPERATOR >#> (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = <#<);
DO $$ BEGIN
  CREATE OPERATOR =#= (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = <#<, NEGATOR = <#<);
EXCEPTION WHEN OTHERS THEN
  CREATE OPERATOR =#= (FUNCTION = same, LEFTARG = point, RIGHTARG = point);
END $$;
CREATE VIEW likes AS SELECT point(1, 2) =#= point(1, 2) AS alike;
CREATE OPERATOR <&&< (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = >&&>);
CREATE OPERATOR >&&> (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = <&&<);
DO $$ BEGIN
  CREATE OPERATOR =&&= (FUNCTION = same, LEFTARG = point, RIGHTARG = point, COMMUTATOR = >&&>);
EXCEPTION WHEN OTHERS THEN
  CREATE OPERATOR =&&= (FUNCTION = same, LEFTARG = point, RIGHTARG = point);
END $$;
