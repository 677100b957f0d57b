-- Constants that a parsed body selects without a name stay nameless.
CREATE TABLE stays (id int);
