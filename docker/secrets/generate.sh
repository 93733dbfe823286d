#!/bin/sh
# Makes every password of the stack, in the volume `secrets`: one folder for each reader, which nobody else may enter.
# Does nothing when they are there, unless called with --renew. The numbers are the users that the images run as.
set -eu
umask 077
cd /run/secrets
if [ -e complete ] && [ "${1-}" != --renew ]; then
    exit 0
fi

password() {
    head -c 24 /dev/urandom | base64 | tr '+/' '-_'
}

mkdir -p postgres metrics-service grafana
password > postgres/administrator
password > postgres/owner
password > postgres/reader
password > grafana/administrator
cat postgres/reader > grafana/reader
printf 'quarkus.datasource.password=%s\n' "$(cat postgres/owner)" > metrics-service/application.properties

chown -R 999 postgres
chown -R 10001 metrics-service
chown -R 472 grafana
touch complete
