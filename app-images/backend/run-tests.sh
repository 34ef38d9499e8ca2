#!/usr/bin/env bash
# Runs the backend's checks and tests on any Debian machine with root, in a Debian trixie tree of its own:
# always with Debian's versions, and with the locked ones where their wheels are at hand.
set -euo pipefail

backend=$(cd "$(dirname "$0")" && pwd)
wheels=$backend/../../../shared/backend/wheels
packages=python3,python3-venv,postgresql-17,python3-fastapi,python3-sqlmodel,python3-openai,python3-structlog,\
python3-psycopg,python3-psycopg-c,python3-uvicorn,python3-uvloop,python3-httptools,python3-prometheus-client,\
python3-jwt,python3-pydantic-settings,python3-alembic,python3-httpx,python3-argon2,python3-pytest,\
python3-pytest-asyncio,python3-pytest-cov,python3-hypothesis,mypy
tree=${XDG_CACHE_HOME:-$HOME/.cache}/todo-tests/trixie-$(sha256sum <<<"$packages" | cut -c1-12)
venv=/opt/venv-$(sha256sum "$backend/requirements-dev.txt" | cut -c1-12)

if [ "$(id -u)" -ne 0 ]; then
  echo "run-tests.sh builds a Debian tree and needs root: run it with sudo." >&2
  exit 2
fi

if [ ! -d "$tree" ]; then
  echo "== Building the test environment (once) in $tree"
  command -v mmdebstrap >/dev/null || apt-get install --yes --quiet mmdebstrap
  mkdir -p "$(dirname "$tree")"
  rm -rf "$tree.part"
  mmdebstrap --quiet --variant=apt --include="$packages" --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' trixie "$tree.part"
  mkdir -p "$tree.part/src" "$tree.part/wheels"
  mv "$tree.part" "$tree"
fi

# Runs a command in the tree, with the sources read-only under /src. The mounts end with the command.
inside() {
  # shellcheck disable=SC2016
  unshare --mount --propagation private sh -c '
    tree=$1 backend=$2 wheels=$3; shift 3
    mount -t proc proc "$tree/proc"
    mount --rbind /dev "$tree/dev"
    mount -t tmpfs tmpfs "$tree/tmp"
    mount -o bind,ro "$backend" "$tree/src"
    if [ -d "$wheels" ]; then mount -o bind,ro "$wheels" "$tree/wheels"; fi
    exec env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/bin HOME=/tmp LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 \
      COVERAGE_FILE=/tmp/coverage chroot "$tree" sh -c "cd /src && exec \"\$@\"" sh "$@"
  ' sh "$tree" "$backend" "$wheels" "$@"
}

# PostgreSQL refuses to run as root.
as_user() {
  inside setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}

run_pytest() {
  as_user "$1" -m pytest --quiet -p no:cacheprovider --cov --cov-report=term:skip-covered
}

if [ -d "$wheels" ]; then
  if [ ! -d "$tree$venv" ]; then
    echo "== Installing the locked versions (once)"
    inside python3 -m venv "$venv"
    inside "$venv/bin/pip" install --quiet --no-index --find-links /wheels --require-hashes -r requirements-dev.txt
  fi
  echo "== ruff"
  inside "$venv/bin/ruff" check --no-cache .
  inside "$venv/bin/ruff" format --no-cache --check .
  echo "== pytest with the locked versions"
  run_pytest "$venv/bin/python"
else
  echo "== ruff and the locked versions are SKIPPED: their wheels are not in shared/backend/wheels next to the repository"
fi
echo "== mypy"
inside mypy --cache-dir /tmp/mypy app
echo "== pytest with Debian's versions"
run_pytest python3
