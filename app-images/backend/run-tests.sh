#!/usr/bin/env bash
# Runs the backend's checks and tests on any Debian machine with root, against a PostgreSQL of their own:
# always with Debian's versions, and with the locked ones where their wheels are at hand.
set -euo pipefail

# shellcheck source=test-tree.sh
source "$(dirname "$0")/test-tree.sh"

run_pytest() {
  as_user "$1" -m pytest --quiet -p no:cacheprovider --cov --cov-report=term:skip-covered
}

if [ -d "$wheels" ]; then
  echo "== ruff"
  inside "$venv/bin/ruff" check --no-cache .
  inside "$venv/bin/ruff" format --no-cache --check .
  echo "== pytest with the locked versions"
  run_pytest "$venv/bin/python"
else
  echo "== ruff and the locked versions are SKIPPED: no wheels in shared/backend/wheels next to the repository"
fi
echo "== mypy"
inside mypy --cache-dir /tmp/mypy app
echo "== pytest with Debian's versions"
run_pytest python3
