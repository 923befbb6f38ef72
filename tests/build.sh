# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# A build that says how far it is, and of what went well no more than that.
# shellcheck shell=bash

# Of ninja's lines only every hundredth step
show_steps() {
  local word done of all rest due=1
  while read -r word done of all rest; do
    if [ "$word" = compiling ] && [ "$done" -ge "$due" ]; then
      echo "compiling $done $of $all"
      due=$((done + 100))
    fi
  done
}

# compile DIR [TARGET...]: on a terminal ninja itself keeps one line up to date.
compile() {
  local dir=$1 log=$1.log
  shift
  export NINJA_STATUS='compiling %f of %t '
  if [ -t 1 ]; then
    ninja -C "$dir" "$@"
  else
    ninja -C "$dir" "$@" 2>&1 | tee "$log" | show_steps || { grep -v '^compiling' "$log"; return 1; }
    rm -f "$log"
  fi
}

# build DIR [MESON OPTION...] [-- TARGET...]: sets up once, then compiles.
build() {
  local dir=$1 log=$1.log options=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  [ $# = 0 ] || shift
  if [ ! -e "$dir/build.ninja" ]; then
    echo "setting up $dir"
    meson setup "$dir" "${options[@]}" >"$log" 2>&1 || { cat "$log"; return 1; }
    rm -f "$log"
  fi
  compile "$dir" "$@"
}

# Warnings are errors for those who work on it, not for those who only want to see it run.
build_strictly() {
  [ ! -e "$1/build.ninja" ] || grep -q -e ' -Werror ' "$1/build.ninja" ||
    meson configure "$1" -Dwerror=true
  build "$1" -Dwerror=true "${@:2}"
}
