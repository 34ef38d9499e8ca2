#!/bin/bash
# Gives an image just built the same digest wherever and whenever the same layers were built: the classic builder writes the
# time, the machine and its own version into the configuration of an image. The image keeps its name.
#
#   normalize.sh IMAGE
set -euo pipefail

image=${1:?usage: normalize.sh IMAGE}
before=$(docker image inspect -f '{{.Id}}' "$image")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

docker save "$image" | tar -x -C "$work"
config=$(sed 's/.*"Config":"\([^"]*\)".*/\1/' "$work/manifest.json")
sed -E -i \
  -e 's/"created":"[^"]*"/"created":"1970-01-01T00:00:00Z"/g' \
  -e 's/"(Hostname|Image)":"[^"]*"/"\1":""/g' \
  -e 's/"(container|docker_version)":"[^"]*",//g' "$work/$config"

# An image is named by the digest of its configuration.
digest=$(sha256sum "$work/$config" | cut -d ' ' -f 1)
[ "sha256:$digest" != "$before" ] || exit 0
mv "$work/$config" "$work/$digest.json"
sed -i "s|\"Config\":\"[^\"]*\"|\"Config\":\"$digest.json\"|" "$work/manifest.json"
layers=$(sed 's/.*"Layers":\[\([^]]*\)\].*/\1/; s/[",]/ /g' "$work/manifest.json")
tar -c -C "$work" manifest.json "$digest.json" $layers | docker load -q >/dev/null

# The steps that led to the old one stay: the next build finds them in its cache.
docker image rm --no-prune "$before" >/dev/null 2>&1 || true
