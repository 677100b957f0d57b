create table t (a integer, b text, c numeric(10, 2), d integer[], e inet);
