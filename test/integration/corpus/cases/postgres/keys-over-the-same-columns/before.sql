-- Two keys over the same columns are both made: the server drops one of them where a single CREATE TABLE says both.
CREATE TABLE stays (id int);
