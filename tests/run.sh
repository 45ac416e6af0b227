#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Builds and tests everything, from a fresh Debian 12 on: installs what is missing, then runs
# all tests, the C tests under AddressSanitizer and UBSan, and most C tests under valgrind.
# The last line counts them.
set -eu

cd "$(dirname "$0")/.."
. tests/packages.sh

# The results do not depend on the language or place of whoever runs this, and nothing is left
# in the tree but build directories, which git ignores.
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
unset G_DEBUG G_MESSAGES_DEBUG GI_TYPELIB_PATH GJS_PATH PYTHONPATH 2>/dev/null || true

# Word splitting is meant.
# shellcheck disable=SC2086
need_packages $library_packages g++ gobject-introspection libgirepository1.0-dev valac gi-docgen \
  python3 python3-gi python3-dev python3-jsonschema python3-venv libcairo2-dev mypy gjs valgrind libglib2.0-bin ccache

# The first python3 on the path need not be the one that PyGObject was installed for.
python=
for candidate in /usr/bin/python3 "$(command -v python3 || true)"; do
  if [ -x "$candidate" ] && "$candidate" -c 'import gi' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "no Python with PyGObject (gi) was found" >&2
  exit 2
fi
echo "Python with gi: $python ($("$python" --version 2>&1))"

# ccache believes the compiler about what a file includes, and preprocesses nothing by itself: most of what is built
# here is built for the first time.
export CCACHE_DEPEND=1

# configure DIRECTORY OPTION…
configure ()
{
  directory=$1
  shift
  rm -rf "$directory"
  mkdir "$directory"
  # Lines and functions are all that valgrind and the sanitizers tell of a program.
  quietly "$directory/setup.log" meson setup "$directory" -Dwerror=true -Dpython="$python" -Dc_args=-g1 "$@"
  quietly "$directory/build.log" ninja -C "$directory"
}

logs=
failed=0
# check DIRECTORY ARGUMENT…: runs tests; all runs are made, whatever one of them says
check ()
{
  directory=$1
  shift
  meson test -C "$directory" --no-rebuild --print-errorlogs "$@" || failed=1
}

# Programs that tables are handed to and taken from; without them their tests are skipped, by name.
# They arrive while the library is built. Each release of pyright finds something new, so one is named;
# it brings the Node that it needs, so that it runs wherever this runs.
consumers=$(mktemp -d)
trap 'rm -rf "$consumers"' EXIT
{
  "$python" -m venv "$consumers" &&
    "$consumers/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
      pandas polars pyarrow duckdb nanoarrow matplotlib tqdm nbclient nbformat ipykernel 'pyright[nodejs]==1.1.414'
} >"$consumers/log" 2>&1 &
arriving=$!

# Wheels are built and used as well, in environments of their own.
export DR_WHEEL=1

echo '== all tests'
configure build-test -Dintrospection=enabled -Dvapi=enabled -Ddocumentation=enabled
if wait "$arriving"; then
  DR_CONSUMERS=$(echo "$consumers"/lib/python3*/site-packages)
  export DR_CONSUMERS
else
  echo "no pandas, Polars, pyarrow, DuckDB, nanoarrow, matplotlib, nbclient and pyright from PyPI: their tests are skipped" >&2
fi
check build-test
logs="$logs build-test/meson-logs/testlog.json"

echo '== C tests and the program under AddressSanitizer and UBSan'
# With all the checks in it, -O2 takes half as long again to compile as -O1, and runs a tenth faster.
configure build-sanitize -Doptimization=1 \
  -Dintrospection=disabled -Dvapi=disabled -Ddocumentation=disabled \
  -Db_sanitize=address,undefined -Db_lundef=false
ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 \
UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
  check build-sanitize --suite c --suite cli
logs="$logs build-sanitize/meson-logs/testlog.json"

echo '== C tests under valgrind'
# Valgrind would look at the interpreter of tests that are driven from Python. What tries thousands of
# cases, and the neighbours of the fuzzers' corpora, ran under the sanitizers.
check build-test --suite c --no-suite oracle --no-suite exhaustive --no-suite fuzz --setup valgrind
logs="$logs build-test/meson-logs/testlog-valgrind.json"

# Word splitting is meant.
# shellcheck disable=SC2086
"$python" tests/tally.py $logs || failed=1
exit "$failed"
