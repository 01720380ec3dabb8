#!/bin/sh
# Install the Debian packages that are missing.  Nothing to do, no apt, or
# NO_DEPS=1: say nothing and change nothing.
[ "$NO_DEPS" ] && exit 0
command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || exit 0

missing=
for package; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
		missing="$missing $package"
done
[ "$missing" ] || exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "Missing packages:$missing"
echo "$as_root apt-get install -y$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086 — the list is meant to be split
exec $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing
