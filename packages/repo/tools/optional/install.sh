#!/bin/sh
# Installs the optional tools of a developer's machine, where they are missing and may be installed: bubblewrap, for the
# strongest isolation. Without them everything works as the machine allows, and the tests that need them say so.
# usage: sh packages/repo/tools/optional/install.sh
set -u
missing=""
command -v bwrap >/dev/null 2>&1 || missing="bubblewrap"
if [ -z "$missing" ]; then
  echo "optional tools: all there"
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "optional tools: $missing is missing, and this is no Debian or Ubuntu; install it with the system's own package manager"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "optional tools: $missing is missing; as root: apt-get install -y --no-install-recommends $missing"
  exit 0
fi
if apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
  { apt-get update >/dev/null 2>&1 && apt-get install -y --no-install-recommends $missing >/dev/null 2>&1; }; then
  echo "optional tools: installed $missing"
else
  echo "optional tools: $missing could not be installed; the tests that need it are skipped"
fi
