# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# The applet, on the user's display and otherwise in a world of its own: its home, its session bus,
# its passwords in a file. That world's administrator names the servers of the demo's domain, and has
# installed the demo's certificate authority.
# shellcheck shell=bash disable=SC2154

bundle=/etc/ssl/certs/ca-certificates.crt

write_provider() {
  mkdir -p "$dir/site/signet/providers"
  cat >"$dir/site/signet/providers/${address#*@}.xml" <<XML
<clientConfig version="1.1">
  <emailProvider id="${address#*@}">
    <domain>${address#*@}</domain>
    <incomingServer type="imap">
      <hostname>localhost</hostname>
      <port>$imap</port>
      <socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username>
    </incomingServer>
    <outgoingServer type="smtp">
      <hostname>localhost</hostname>
      <port>$smtp</port>
      <socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
XML
}

# with_authority COMMAND...: the system's authorities and the demo's, for this command alone
with_authority() {
  local user=()
  [ "$(id -u)" = 0 ] || user=(--user --map-current-user --keep-caps)
  cat "$bundle" "$dir/ca.pem" >"$dir/bundle.pem" 2>/dev/null || return
  # shellcheck disable=SC2016
  unshare "${user[@]}" --mount sh -c 'mount --bind "$1" "$2" && shift 2 && exec "$@"' sh \
    "$dir/bundle.pem" "$bundle" "$@"
}

start_applet() {
  local display=${WAYLAND_DISPLAY:-}
  case $display in
    '' | /*) ;;
    *) export WAYLAND_DISPLAY=$XDG_RUNTIME_DIR/$display ;;
  esac
  mkdir -m 700 "$dir/run"
  XAUTHORITY=${XAUTHORITY:-$HOME/.Xauthority} HOME=$dir/home XDG_RUNTIME_DIR=$dir/run \
    XDG_CONFIG_HOME=$dir/home XDG_DATA_HOME=$dir/home XDG_CACHE_HOME=$dir/home \
    XDG_CONFIG_DIRS=$dir/site GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$build/data \
    SECRET_BACKEND=file SECRET_FILE_TEST_PATH=$dir/home/passwords SECRET_FILE_TEST_PASSWORD=demo \
    "$@" dbus-run-session -- "$build/src/settings/signet-settings" --add "$address"
}

show_applet() {
  write_provider
  echo
  echo "Mail Accounts opens; the password is: $(cat "$dir/password")"
  echo "The demo ends when its window is closed."
  if with_authority true 2>/dev/null; then
    start_applet with_authority
  else
    echo "This computer does not know the demo's certificate authority, so the applet will say that the"
    echo "server's identity is not confirmed. Choose $dir/ca.pem in Advanced."
    start_applet env
  fi
}
