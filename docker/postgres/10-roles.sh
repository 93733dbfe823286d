#!/bin/sh
# The image runs this when it starts on an empty volume. Run it again to take over changed passwords.
# The service owns the database without being a superuser; `grafana` reads as a member of the group to which the
# migrations grant the views.
set -eu
ADMINISTRATOR_PASSWORD=$(cat "$SECRETS_FOLDER/administrator")
OWNER_PASSWORD=$(cat "$SECRETS_FOLDER/owner")
READER_PASSWORD=$(cat "$SECRETS_FOLDER/reader")
export ADMINISTRATOR_PASSWORD OWNER_PASSWORD READER_PASSWORD

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres <<'SQL'
\getenv administrator_password ADMINISTRATOR_PASSWORD
\getenv owner_password OWNER_PASSWORD
\getenv reader_password READER_PASSWORD
SET client_min_messages = warning;
SELECT 'CREATE ROLE ' || role
  FROM (VALUES ('epochscope'), ('epochscope_read'), ('grafana')) AS wanted (role)
 WHERE role NOT IN (SELECT rolname FROM pg_roles)
\gexec
ALTER ROLE postgres PASSWORD :'administrator_password';
ALTER ROLE epochscope LOGIN PASSWORD :'owner_password';
ALTER ROLE epochscope_read NOLOGIN;
ALTER ROLE grafana LOGIN PASSWORD :'reader_password';
ALTER ROLE grafana SET default_transaction_read_only = on;
GRANT epochscope_read TO grafana;
SELECT 'CREATE DATABASE epochscope OWNER epochscope'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'epochscope')
\gexec
REVOKE CONNECT, TEMPORARY ON DATABASE epochscope FROM PUBLIC;
GRANT CONNECT ON DATABASE epochscope TO epochscope_read;
SQL
