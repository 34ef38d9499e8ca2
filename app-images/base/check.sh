#!/bin/bash
# Checks the three images as they are built: what they hold, what they must not hold, and that they run like their pods.
#
#   check.sh FRONTEND_IMAGE BACKEND_IMAGE DATABASE_IMAGE
set -uo pipefail

[ $# = 3 ] || { echo "usage: $0 FRONTEND_IMAGE BACKEND_IMAGE DATABASE_IMAGE" >&2; exit 2; }
here=$(dirname "$0")
. "$here/stack.sh"

work=$(mktemp -d)
trap 'stop_stack; rm -rf "$work"' EXIT
passed=0 failed=0

check() {
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $what"; fi
}

inspect() { docker image inspect -f "$1" "$image"; }
is() { [ "$1" = "$2" ] || { echo "  expected '$2', got '$1'"; false; }; }
at_most() { [ "$1" -le "$2" ] || { echo "  $1 is more than $2"; false; }; }
label() { inspect "{{index .Config.Labels \"org.opencontainers.image.$1\"}}"; }
has_label() { [ -n "$(label "$1")" ]; }
lists_component() { "$here/sbom.sh" "$image" >"$work/bill" && grep -qE "\"name\":\"($1)\"" "$work/bill"; }
holds_no() { ! grep -E -m 5 "$1" "$work/files"; }
names_no_secret() {
  { inspect '{{json .Config.Env}}' && docker history --no-trunc "$image"; } >"$work/history" &&
    ! grep -iE '(password|secret|token|api_key)[^ ]*=' "$work/history"
}
holds_no_private_key() { ! grep -aqPz -- '-----BEGIN [A-Z ]*PRIVATE KEY-----\r?\n[A-Za-z0-9+/=]{20}' "$work/content"; }

# The authorities that somebody added to this machine, each by a line out of its middle.
private_authorities() {
  find /usr/local/share/ca-certificates -name '*.crt' -exec awk '/BEGIN/ { n = 0 } ++n == 6' {} + 2>/dev/null
}

holds_no_private_authority() {
  private_authorities >"$work/authorities"
  [ ! -s "$work/authorities" ] || ! grep -aqF -f "$work/authorities" "$work/content"
}

unpack() {
  docker save "$image" | tar -x -C "$work"
  sed 's/.*"Layers":\[\([^]]*\)\].*/\1/; s/[",]/ /g' "$work/manifest.json" | xargs -n 1 | while read -r layer; do
    tar -tf "$work/$layer" >&3
    tar -xOf "$work/$layer"
  done 3>"$work/files" >"$work/content"
}

# name, image, uid, megabytes allowed, component that must be listed, programs that must not be there
check_content() {
  local name=$1 image=$2 uid=$3 limit=$4 component=$5 forbidden=$6
  rm -rf "${work:?}"/* && unpack
  check "$name runs as $uid" is "$(inspect '{{.Config.User}}')" "$uid:$uid"
  check "$name has at most $limit MB" at_most "$(($(inspect '{{.Size}}') / 1000000))" "$limit"
  check "$name is titled todo-list-$name" is "$(label title)" "todo-list-$name"
  for key in description licenses version revision; do check "$name is labelled with its $key" has_label $key; done
  check "$name lists $component in its bill of materials" lists_component "$component"
  check "$name holds no $forbidden" holds_no "^(usr/)?(local/)?s?bin/($forbidden)$"
  check "$name holds no cache, documentation or settings of a build" \
    holds_no '^(var/(cache|lib/(apt|dpkg))/.|usr/share/(doc|man)/|root/.)|/\.(npmrc|netrc|env|git)(/|$)|/node_modules/'
  check "$name has a /tmp for everybody" is "$(tar -tvf "$work/$(sed 's/.*"Layers":\["\([^"]*\)".*/\1/' "$work/manifest.json")" | awk '$NF ~ /^(\.\/)?tmp\/$/ { print $1 }')" drwxrwxrwt
  check "$name names no secret" names_no_secret
  check "$name holds no private key" holds_no_private_key
  check "$name holds no authority of the machine that built it" holds_no_private_authority
}

names_a_volume_it_may_not_write_to() {
  local output
  mkdir -m 700 "$work/closed"
  ! output=$(docker run --rm --read-only --tmpfs /tmp -v "$work/closed:/var/lib/postgresql/data" \
    -e POSTGRES_USER=todo -e POSTGRES_DB=todo -e POSTGRES_PASSWORD=todo "$1" 2>&1) &&
    grep -q '^database: /var/lib/postgresql/data cannot be written to by user 999' <<<"$output"
}

becomes_ready() { wait_until_ready "$1" || { docker logs --tail 20 "$stack-$1"; false; }; }

check_run() {
  local name=$1 image=$2
  check "$name starts" "start_$name" "$image"
  check "$name becomes ready" becomes_ready "$name"
}

tools='apt|apt-get|dpkg|apk|pip[0-9.]*|npm|pnpm|node|uv|gcc|ld|perl|wget|curl'
shells='sh|bash|dash|ash|busybox'
check_content frontend "$1" 1001 200 'nginx|nginx-light' "$tools|$shells|python.*"
check_content backend "$2" 1000 150 'python3.13-minimal|python' "$tools|$shells"
check_content database "$3" 999 100 'postgresql-17|postgresql' "$tools|bash|python.*"

check "database names a volume that it may not write to" names_a_volume_it_may_not_write_to "$3"

start_stack
check_run database "$3"
check_run backend "$2"
check_run frontend "$1"
check "frontend passes /api on to the backend" answers frontend 80 /api/openapi.json
for name in frontend backend database; do check "$name ends with 0 on its stop signal" is "$(stop_gently $name)" 0; done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
