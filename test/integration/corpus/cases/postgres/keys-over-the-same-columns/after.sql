CREATE TABLE stays (id int);
CREATE TABLE invoice (id int PRIMARY KEY, number text, place point);
ALTER TABLE invoice ADD CONSTRAINT invoice_id_unique UNIQUE (id);
ALTER TABLE invoice ADD CONSTRAINT invoice_number UNIQUE (number);
ALTER TABLE invoice ADD CONSTRAINT invoice_number_again UNIQUE (number);
ALTER TABLE invoice REPLICA IDENTITY USING INDEX invoice_id_unique;
CREATE TABLE line (invoice int REFERENCES invoice (id));
