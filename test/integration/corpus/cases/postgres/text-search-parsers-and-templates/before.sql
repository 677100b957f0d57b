-- Parsers, templates and what is made of them come, change and go.
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
COMMENT ON TEXT SEARCH PARSER p IS 'p';
CREATE TEXT SEARCH PARSER gone (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION gone (PARSER = gone);
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t, accept = false);
COMMENT ON TEXT SEARCH DICTIONARY d IS 'd';
CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word, asciiword WITH d, simple;
COMMENT ON TEXT SEARCH CONFIGURATION c IS 'c';
CREATE TABLE documents (body text);
CREATE INDEX documents_body ON documents USING gin (to_tsvector('c', body));
