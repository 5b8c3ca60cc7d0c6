# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by the other scripts here: cases of a test as TAP lines.
#
# shellcheck shell=sh

cases=0
failures=0

# verdict NAME COMPLAINTS: passed where there is no complaint; each line of one is shown.
verdict ()
{
  cases=$((cases + 1))
  if [ -z "$2" ]; then
    echo "ok $cases $1"
  else
    failures=$((failures + 1))
    echo "not ok $cases $1"
    printf '%s\n' "$2" | sed 's/^/# /'
  fi
}

skipped ()
{
  cases=$((cases + 1))
  echo "ok $cases $1 # SKIP $2"
}

# To be the last command of a script.
finish ()
{
  echo "1..$cases"
  [ "$failures" = 0 ]
}
