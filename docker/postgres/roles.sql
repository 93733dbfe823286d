-- The roles, wherever the system runs: by 10-roles.sh in containers, by CloudNativePG, and without containers. Whoever runs it is a
-- superuser, has made the database, and sets passwords afterwards. It may run again at any time.
-- The service owns the database without being a superuser; `grafana` reads as a member of the group to which the
-- migrations grant the views.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['epochscope', 'epochscope_read', 'grafana'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I', wanted);
    END IF;
  END LOOP;
END
$$;
ALTER ROLE epochscope LOGIN NOCREATEROLE;
ALTER ROLE epochscope_read NOLOGIN;
ALTER ROLE grafana LOGIN;
ALTER ROLE grafana SET default_transaction_read_only = on;
GRANT epochscope_read TO grafana;
ALTER DATABASE epochscope OWNER TO epochscope;
REVOKE CONNECT, TEMPORARY ON DATABASE epochscope FROM PUBLIC;
GRANT CONNECT ON DATABASE epochscope TO epochscope_read;
