#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Reads a report, from a fresh Debian 12 on: installs what is missing, builds, shows the table.
#
# usage: sh examples/quickstart.sh [FILE…]     default: a made-up report of thirteen bodies
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build-release
. "$top/tests/packages.sh"

# Word splitting is meant.
# shellcheck disable=SC2086
need_packages $library_packages

if [ ! -e "$build/build.ninja" ]; then
  rm -rf "$build"
  mkdir "$build"
  echo 'building …' >&2
  quietly "$build/setup.log" meson setup "$build" "$top" --buildtype release -Dtests=false \
    -Dintrospection=disabled -Dvapi=disabled -Ddocumentation=disabled
fi
quietly "$build/build.log" ninja -C "$build"

if [ $# -eq 0 ]; then
  cd "$top"
  set -- examples/data/bao-cao-quy-iv-2024.txt
fi
exec "$build/lib/cli/districtreport" read "$@"
