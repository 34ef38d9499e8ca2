# Sourced by run-tests.sh and the benchmark: a Debian trixie tree with everything they need, made once and kept.
# Debian's packages are always in it, the locked versions where their wheels are next to the repository.

backend=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$backend/../.." && pwd)
wheels=$repository/../shared/backend/wheels
packages=python3,python3-venv,postgresql-17,python3-fastapi,python3-sqlmodel,python3-openai,python3-structlog,\
python3-psycopg,python3-psycopg-c,python3-uvicorn,python3-uvloop,python3-httptools,python3-prometheus-client,\
python3-jwt,python3-pydantic-settings,python3-alembic,python3-httpx,python3-argon2,python3-pytest,\
python3-pytest-asyncio,python3-pytest-cov,python3-hypothesis,mypy
tree=${XDG_CACHE_HOME:-$HOME/.cache}/todo-tests/trixie-$(sha256sum <<<"$packages" | cut -c1-12)
venv=/opt/venv-$(sha256sum "$backend/requirements-dev.txt" | cut -c1-12)

if [ "$(id -u)" -ne 0 ]; then
  echo "The test environment is a Debian tree and needs root: run this with sudo." >&2
  exit 2
fi

# Runs a command in the tree, with the repository read-only under /repository. The mounts end with the command.
inside() {
  # shellcheck disable=SC2016
  unshare --mount --propagation private sh -c '
    tree=$1 repository=$2 wheels=$3; shift 3
    mount -t proc proc "$tree/proc"
    mount --rbind /dev "$tree/dev"
    mount -t tmpfs tmpfs "$tree/tmp"
    mount -o bind,ro "$repository" "$tree/repository"
    if [ -d "$wheels" ]; then mount -o bind,ro "$wheels" "$tree/wheels"; fi
    exec env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/bin HOME=/tmp LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 \
      COVERAGE_FILE=/tmp/coverage chroot "$tree" sh -c "cd /repository/app-images/backend && exec \"\$@\"" sh "$@"
  ' sh "$tree" "$repository" "$wheels" "$@"
}

# PostgreSQL refuses to run as root.
as_user() {
  inside setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}

if [ ! -d "$tree" ]; then
  echo "== Building the test environment (once) in $tree"
  # A new machine has no lists of packages yet.
  command -v mmdebstrap >/dev/null || { apt-get update -qq && apt-get install --yes --quiet mmdebstrap; }
  mkdir -p "$(dirname "$tree")"
  rm -rf "$tree.part"
  mmdebstrap --quiet --variant=apt --include="$packages" --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' trixie "$tree.part"
  mkdir -p "$tree.part/repository" "$tree.part/wheels"
  mv "$tree.part" "$tree"
fi

if [ -d "$wheels" ] && [ ! -x "$tree$venv/bin/ruff" ]; then
  echo "== Installing the locked versions (once)"
  inside python3 -m venv --clear "$venv"
  inside "$venv/bin/pip" install --quiet --no-index --find-links /wheels --require-hashes -r requirements-dev.txt
fi
