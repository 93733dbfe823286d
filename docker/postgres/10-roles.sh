#!/bin/sh
# The image runs this when it starts on an empty volume. Run it again to take over changed passwords.
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
SELECT 'CREATE DATABASE epochscope'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'epochscope')
\gexec
\include /etc/epochscope/roles.sql
ALTER ROLE postgres PASSWORD :'administrator_password';
ALTER ROLE epochscope PASSWORD :'owner_password';
ALTER ROLE grafana PASSWORD :'reader_password';
SQL
