#!/bin/sh
# Gathers in /rootfs only what the final image runs. The same file serves every image of this repository.
#
#   rootfs.sh add PATH...            copies files and folders to the same place, with the libraries they need
#   rootfs.sh user NAME UID          makes the account the image runs as, /tmp, and how names are looked up
#   rootfs.sh seal NAME LIMIT_MB     writes the bill of materials, refuses too big a result, dates every file alike
set -eu

root=/rootfs
bill=usr/share/sbom/sbom.cdx.json

fail() { echo "rootfs: $*" >&2; exit 1; }

# The libraries that the programs and modules in a folder or file need, with the loader.
libraries() {
  found=$(find -H "$1" -type f \( -name '*.so' -o -name '*.so.*' -o -perm -u+x \) -exec ldd {} \; 2>/dev/null) || true
  case $found in *'not found'*) fail "$1 needs a library that is not installed" ;; esac
  echo "$found" | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\// && $2 ~ /^\(/ { print $1 }' | sort -u
}

# Puts one file under the real name of its folder, itself and not a link, so that no second copy is needed.
place() {
  folder=$(readlink -f "$(dirname "$1")")
  mkdir -p "$root$folder"
  [ -e "$root$folder/${1##*/}" ] || cp -pL "$1" "$root$folder/"
}

add() {
  mkdir -p "$root"
  for path; do
    [ -e "$path" ] || fail "$path does not exist"
    if [ -d "$path" ]; then mkdir -p "$root$path" && cp -a "$path/." "$root$path/"; else place "$path"; fi
    for library in $(libraries "$path"); do place "$library"; done
  done
  for link in /bin /sbin /lib /lib64; do
    [ ! -L "$link" ] || [ ! -d "$root/usr$link" ] || cp -a "$link" "$root/"
  done
}

user() {
  mkdir -p "$root/etc" "$root/tmp"
  chmod 1777 "$root/tmp"
  echo "$1:x:$2:$2::/tmp:/sbin/nologin" >"$root/etc/passwd"
  echo "$1:x:$2:" >"$root/etc/group"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
}

# One line per component: type, name, version, architecture, each after a tab. The distribution's packages first ...
packages() {
  (cd "$root" && find . -type f ! -name '*.pyc' | sed 's/^\.//') >/tmp/shipped
  if command -v dpkg-query >/dev/null; then
    xargs dpkg-query -S </tmp/shipped 2>/dev/null | sed 's/: .*//; s/, /\n/g' | sort -u |
      xargs dpkg-query -W -f 'deb/debian\t${Package}\t${Version}\t${Architecture}\n'
  else
    awk -v OFS='\t' '
      NR == FNR { shipped[$0]; next }
      { value = substr($0, 3) }
      /^P:/ { name = value } /^V:/ { version = value } /^A:/ { architecture = value } /^F:/ { folder = value }
      /^R:/ && ("/" folder "/" value) in shipped { print "apk/alpine", name, version, architecture }
    ' /tmp/shipped "$(ls /lib/apk/db/installed /usr/lib/apk/db/installed 2>/dev/null | head -n 1)" | sort -u
  fi
}

# ... then what other package managers left: Python's metadata, and the lists that a build stage wrote.
distributions() {
  find "$root" -path '*/site-packages/*.dist-info/METADATA' -exec awk -v OFS='\t' '
    /^Name: / { name = tolower($2) } /^Version: / { print "pypi", name, $2, ""; exit }' {} \;
  [ ! -f /components ] || cat /components
}

seal() {
  mkdir -p "$root/${bill%/*}"
  { packages; distributions; } | LC_ALL=C sort -u | awk -F '\t' -v image="$1" '
    function escaped(text) { gsub(/%/, "%25", text); gsub(/\+/, "%2B", text); gsub(/:/, "%3A", text); gsub(/@/, "%40", text); return text }
    BEGIN { printf "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":{\"component\":{\"type\":\"container\",\"name\":\"%s\"}},\"components\":[", image }
    { printf "%s\n{\"type\":\"library\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":\"pkg:%s/%s@%s%s\"}", (NR > 1 ? "," : ""), $2, $3, $1, escaped($2), escaped($3), ($4 ? "?arch=" $4 : "") }
    END { print "\n]}" }' >"$root/$bill"
  [ "$(wc -l <"$root/$bill")" -gt 2 ] || fail "the bill of materials is empty"

  size=$(find "$root" -type f -exec stat -c %s {} + | awk '{ bytes += $1 } END { print int(bytes / 1000000) }')
  [ "$size" -le "$2" ] || fail "$1 has $size MB, allowed are $2 MB: du -ak $root | sort -n | tail shows what is big"
  echo "rootfs: $1 has $size MB of $2 MB, $(grep -c purl "$root/$bill") components"

  touch -d @0 /tmp/epoch
  find "$root" -newer /tmp/epoch -exec touch -h -d @0 {} +
}

verb=$1
shift
"$verb" "$@"
