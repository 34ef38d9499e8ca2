#!/usr/bin/env bash
# Measures the task API under load: ./run.sh [--rate 1000] [--seconds 30]
set -euo pipefail

# shellcheck source=../../app-images/backend/test-tree.sh
source "$(dirname "$0")/../../app-images/backend/test-tree.sh"
as_user python3 /repository/benchmarks/backend/run.py "$@"
