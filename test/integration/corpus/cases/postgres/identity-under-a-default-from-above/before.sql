-- A column has no identity and default at once: a child has to lose the default that it takes from above first.
CREATE TABLE top (id int DEFAULT 3);
