-- migrate:up
-- schemactl:after 20260101120000
-- schemactl:proof up reaches the models, down restores the start, 10 rows in 2 tables kept (8 columns), no difference left; scratch database on the same server
-- schemactl:rename public.users.username=handle
-- schemactl:rename public.users.users_username_key=users_handle_key
-- rename column public.users.username to handle
-- rename unique public.users.users_username_key to users_handle_key
-- create column public.users.age

ALTER TABLE public.users RENAME COLUMN username TO handle;

ALTER TABLE public.users RENAME CONSTRAINT users_username_key TO users_handle_key;

ALTER TABLE public.users ADD COLUMN age integer;

-- migrate:down
ALTER TABLE public.users RENAME CONSTRAINT users_handle_key TO users_username_key;

ALTER TABLE public.users RENAME COLUMN handle TO username;

ALTER TABLE public.users DROP COLUMN age;
