#!/bin/sh
# Starts PostgreSQL; the first time it makes the database, and every time it gives the role the password of the secret.
set -eu

configuration=/etc/postgresql/postgresql.conf

fail() { echo "database: $*" >&2; exit 1; }

: "${POSTGRES_USER:?must name the role that the application uses}"
: "${POSTGRES_DB:?must name the database}"
: "${POSTGRES_PASSWORD:?must be set}"
for name in "$POSTGRES_USER" "$POSTGRES_DB"; do
  case $name in
    [!a-z_]* | *[!a-z0-9_]*) fail "POSTGRES_USER and POSTGRES_DB may hold a-z, 0-9 and _ and begin with no digit, but one is '$name'" ;;
  esac
done
case $POSTGRES_PASSWORD in
  *'
'*) fail "POSTGRES_PASSWORD must be one line" ;;
esac

# Runs the statements on standard input in the folder $1 before anybody can connect; the first mistake ends it.
# A failed statement is not logged, because it may hold the password. Never call it behind a pipe: after a crash the lock
# file names process 1, which PostgreSQL overlooks only when that is its parent.
statements() {
  postgres --single -D "$1" -c config_file="$configuration" -c exit_on_error=on \
    -c log_min_error_statement=panic -c log_checkpoints=off postgres >/dev/null
}

# The text as an SQL literal.
literal() {
  rest=$1 text=
  while case $rest in *\'*) true ;; *) false ;; esac; do
    text=$text${rest%%\'*}\'\'
    rest=${rest#*\'}
  done
  printf "'%s'" "$text$rest"
}

# Made beside and renamed when complete, so that a start that was killed leaves nothing that the next one takes for a database.
if [ ! -e "$PGDATA" ]; then
  volume=${PGDATA%/*}
  [ -w "$volume" ] || fail "$volume cannot be written to by user 999, whom this image runs as; on the node: chmod 0777, or chown 999, the folder of its volume"
  echo "database: making a new one in $PGDATA"
  rm -rf "$PGDATA.new"
  output=$(initdb -D "$PGDATA.new" --username=postgres --encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8 \
    --builtin-locale=C.UTF-8 --data-checksums --auth=scram-sha-256 --auth-local=peer 2>&1) || fail "initdb failed: $output"
  statements "$PGDATA.new" <<SQL
CREATE ROLE $POSTGRES_USER LOGIN;
CREATE DATABASE $POSTGRES_DB OWNER $POSTGRES_USER;
SQL
  mv "$PGDATA.new" "$PGDATA"
fi

statements "$PGDATA" <<SQL ||
ALTER ROLE $POSTGRES_USER PASSWORD $(literal "$POSTGRES_PASSWORD");
SQL
  fail "the role $POSTGRES_USER could not be given its password; is the volume of another database, or is another server using it?"

unset POSTGRES_PASSWORD
exec postgres -D "$PGDATA" -c config_file="$configuration"
