#!/usr/bin/env bash
# Type check and unit tests; installs what is missing on a fresh Debian. The browser test needs a running app: pnpm test:browser
set -euo pipefail
cd "$(dirname "$0")"
export NEXT_TELEMETRY_DISABLED=1
[ -t 1 ] || export NO_COLOR=1

if ! command -v npm >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi

if ! node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)'; then
  echo "Node $(node --version) is too old: the page needs 20.19 or later. Install a newer one and run this again." >&2
  exit 1
fi

pnpm=$(node -p 'require("./package.json").packageManager')
if [ "$(pnpm --version 2>/dev/null || true)" != "${pnpm#pnpm@}" ]; then
  npm install --global --silent "$pnpm"
fi

pnpm install --frozen-lockfile --silent
pnpm --silent typecheck
pnpm --silent test
