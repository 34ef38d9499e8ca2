#!/bin/bash
# Makes the base image of the closed-network builds: Debian trixie with apt, and the certificate authorities this
# machine trusts, so that apt and npm reach their mirrors during a build. Nothing of it goes into a final image as it is.
#
#   build.sh [--needs] [TAG]   TAG defaults to todo-debian:trixie; one that this recipe has made already is used as it is.
#
# With --needs it makes nothing and prints the package that has to be installed first, if any.
set -euo pipefail

only_needs=false
if [ "${1:-}" = --needs ]; then only_needs=true && shift; fi
tag=${1:-todo-debian:trixie}
suite=trixie
epoch=1735689600 # one fixed date, so that the same packages give the same layer

say() { printf '%s\n' "$*" >&2; }
fail() { say "base image: $*"; exit 1; }

recipe=$(sha256sum <"$0" | cut -c1-12)
if [ "$(docker image inspect -f '{{index .Config.Labels "recipe"}}' "$tag" 2>/dev/null)" = "$recipe" ]; then
  $only_needs || say "base image: $tag is already there; to make it anew: docker rmi $tag && $0 $tag"
  exit 0
fi

if ! command -v mmdebstrap >/dev/null; then
  if $only_needs; then echo mmdebstrap && exit 0; fi
  fail "mmdebstrap is missing; install it: sudo apt-get install mmdebstrap"
fi
if $only_needs; then exit 0; fi

# The mirror that this machine takes a suite from; nothing when its settings name none.
mirror() {
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Identifier: Packages' |
    awk -v suite="$1" '$1 == suite && $2 == "main" { print $3; exit }'
}

host_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
main=$(mirror "$host_suite")
security=$(mirror "$host_suite-security")
sources=() # without any, mmdebstrap takes Debian's own
[ -z "$main" ] || sources=("deb $main $suite main" "deb $main $suite-updates main")
[ -z "$main" ] || [ -z "$security" ] || sources+=("deb $security $suite-security main")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
authorities=/etc/ssl/certs/ca-certificates.crt
[ -s "$authorities" ] || authorities=/dev/null

say "base image: building $tag from ${main:-the default mirror}"
SOURCE_DATE_EPOCH=$epoch mmdebstrap --quiet --variant=apt --include=ca-certificates \
  --aptopt='Acquire::Languages "none"' --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  --customize-hook="cat $authorities >>\"\$1/etc/ssl/certs/ca-certificates.crt\"" \
  "$suite" "$work/root.tar" "${sources[@]}" >&2 ||
  fail "mmdebstrap failed; the reason is above"

docker import --change "LABEL recipe=$recipe" --change 'ENV DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' \
  "$work/root.tar" "$tag" >/dev/null || fail "docker could not import the image; is the daemon running and the disk not full?"
say "base image: $tag is ready"
