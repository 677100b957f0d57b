CREATE FUNCTION store(internal) RETURNS table_am_handler LANGUAGE internal AS 'heap_tableam_handler';
CREATE FUNCTION search(internal) RETURNS index_am_handler LANGUAGE internal AS 'gisthandler';
CREATE ACCESS METHOD "My store" TYPE TABLE HANDLER store;
COMMENT ON ACCESS METHOD "My store" IS 'mine';
CREATE TABLE in_store (a integer) USING "My store";
CREATE MATERIALIZED VIEW m USING "My store" AS SELECT a FROM in_store;
CREATE ACCESS METHOD search TYPE INDEX HANDLER search;
COMMENT ON ACCESS METHOD search IS 'search';
CREATE OPERATOR CLASS box_search DEFAULT FOR TYPE box USING search AS
  OPERATOR 1 <<, OPERATOR 2 &<, OPERATOR 3 &&, OPERATOR 6 ~=,
  FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
  FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal),
  FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE places (place box);
CREATE INDEX places_place ON places USING search (place);
CREATE TABLE stays (a integer) USING "My store";
