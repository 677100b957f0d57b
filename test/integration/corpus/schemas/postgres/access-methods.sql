-- Tables and a materialized view in an access method of one's own.
CREATE ACCESS METHOD mine TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING mine;
CREATE MATERIALIZED VIEW m USING mine AS SELECT a FROM t;
