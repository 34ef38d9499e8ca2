#!/bin/bash
# Measures the closed-network images: sizes, start to ready, memory at rest, build times. Prints a Markdown table.
# Needs Docker and the base image (app-images/base/build.sh); for honest figures nothing else should be running.
#
#   images.sh [BASE_IMAGE]
set -euo pipefail

base=${1:-todo-debian:trixie}
sources=$(realpath "$(dirname "$0")/../app-images")
. "$sources/base/stack.sh"

work=$(mktemp -d)
trap 'stop_stack; rm -rf "$work"; docker image rm "$stack-frontend" "$stack-backend" "$stack-database" >/dev/null 2>&1 || true' EXIT
declare -A changed=([frontend]=src/app/layout.tsx [backend]=app/main.py [database]=postgresql.conf)
declare -A comment=([frontend]=// [backend]='#' [database]='#')

milliseconds() { echo $((($(date +%s%N) - $1) / 1000000)); }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

build() {
  local start
  start=$(date +%s%N)
  docker build -q --network host --build-arg "BASE_IMAGE=$base" --build-arg VERSION=v1.0.0 --build-arg REVISION=benchmark \
    -f "$work/$1/Dockerfile.closed" -t "$stack-$1" "${@:2}" "$work/$1" >/dev/null 2>&1
  awk "BEGIN { printf \"%.1f\", $(milliseconds "$start") / 1000 }"
}

# What a registry would store: each layer by itself.
compressed() {
  local folder=$work/saved total=0
  mkdir "$folder" && docker save "$stack-$1" | tar -x -C "$folder"
  for layer in $(sed 's/.*"Layers":\[\([^]]*\)\].*/\1/; s/[",]/ /g' "$folder/manifest.json"); do
    total=$((total + $(gzip -9 -c "$folder/$layer" | wc -c)))
  done
  rm -r "$folder"
  megabytes $total
}

megabytes() { awk "BEGIN { printf \"%.1f\", $1 / 1000000 }"; }

start_and_time() {
  docker rm -f "$stack-$1" >/dev/null 2>&1 || true
  "start_$1" "$stack-$1"
  wait_until_ready "$1"
  milliseconds "$(date -d "$(docker inspect -f '{{.State.StartedAt}}' "$stack-$1")" +%s%N)"
}

start_median() { for _ in 1 2 3 4 5; do start_and_time "$1"; done | median; }

memory() { docker stats --no-stream --format '{{.MemUsage}}' "$stack-$1" | sed 's/ .*//'; }

for name in database backend frontend; do cp -r "$sources/$name" "$work/$name"; done
start_stack
echo '| image | MB | MB compressed | first start to ready, ms | start to ready, ms | at rest | build from nothing, s | after a change, s |'
echo '|---|---|---|---|---|---|---|---|'
for name in database backend frontend; do
  from_nothing=$(build "$name" --no-cache)
  echo "${comment[$name]} changed" >>"$work/$name/${changed[$name]}"
  after_change=$(build "$name")
  first=$(start_and_time "$name")
  later=$(start_median "$name")
  sleep 5
  echo "| $name | $(megabytes "$(docker image inspect -f '{{.Size}}' "$stack-$name")") | $(compressed "$name") | $first | $later | $(memory "$name") | $from_nothing | $after_change |"
done
