#!/bin/bash
# Prints the software bill of materials (CycloneDX JSON) that an image carries, to keep beside it or to scan.
#
#   sbom.sh IMAGE > IMAGE.cdx.json
set -euo pipefail

container=$(docker create "${1:?usage: sbom.sh IMAGE}")
trap 'docker rm "$container" >/dev/null' EXIT
docker cp "$container:/usr/share/sbom/sbom.cdx.json" - | tar -xO
