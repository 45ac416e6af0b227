# SPDX-License-Identifier: LGPL-2.1-or-later
# Sourced by the scripts that do all the set-up: installs the Debian packages that are missing.

# need_packages PACKAGE…
need_packages ()
{
  if ! command -v dpkg-query >/dev/null; then
    echo "not a Debian system: taking the tools as they are" >&2
    return 0
  fi

  missing=
  for package in "$@"; do
    case $(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null) in
      'install ok installed') ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "these packages are missing, and only root or sudo can install them:$missing" >&2
      return 2
    fi
    as_root=sudo
  fi

  echo "installing:$missing" >&2
  apt_log=$(mktemp)
  # Word splitting is meant: a list of package names, and an optional command before them.
  # shellcheck disable=SC2086
  if ! { $as_root apt-get update -qq &&
         $as_root env DEBIAN_FRONTEND=noninteractive \
           apt-get install -qq -y --no-install-recommends $missing; } >"$apt_log" 2>&1 </dev/null; then
    cat "$apt_log" >&2
    rm -f "$apt_log"
    echo "could not install:$missing" >&2
    return 2
  fi
  rm -f "$apt_log"
}

# quietly LOG COMMAND…: runs a command, and shows what it said only when it failed.
quietly ()
{
  log=$1
  shift
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    echo "failed: $*" >&2
    return 2
  fi
}

library_packages='gcc libc6-dev meson ninja-build pkg-config libglib2.0-dev libjson-glib-dev libzip-dev libxml2-dev nettle-dev'
