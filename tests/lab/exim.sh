# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# Exim (SMTP): one instance; what differs is looked up by the address the client connected to.
# shellcheck shell=bash disable=SC2154

# Exim is unpacked where it is not installed: it and another mail transport agent of the machine's
# own exclude each other as packages.
get_exim() {
  local dir=$1
  if [ -x /usr/sbin/exim4 ]; then
    ln -s /usr/sbin/exim4 "$dir/exim4"
    return
  fi
  mkdir "$dir/deb"
  (cd "$dir/deb" && apt-get -q download exim4-daemon-light >/dev/null 2>&1) ||
    fail "cannot download exim4-daemon-light"
  dpkg -x "$dir"/deb/*.deb "$dir/deb/x"
  ! ldd "$dir/deb/x/usr/sbin/exim4" | grep -q 'not found' ||
    fail "libraries of exim4 are missing"
  ln -s "$dir/deb/x/usr/sbin/exim4" "$dir/exim4"
}

# words FILE WORD: the addresses that have WORD, one a line, for a lookup.
words() {
  local host value
  for host in "${all_names[@]}"; do
    if value=$(option "$host" "$1"); then echo "$(ip_of "$host"): $value"; fi
  done
}

# has WORD: an Exim condition: the server the client connected to has that word.
has() {
  printf '${lookup{$received_ip_address}iplsearch{%s}{yes}{no}}' "$dir/exim-$1"
}

value_or() {
  printf '${lookup{$received_ip_address}iplsearch{%s}{$value}{%s}}' "$dir/exim-$1" "$2"
}

authenticator() {
  cat <<CONF
$1:
  driver = plaintext
  public_name = $2
  server_prompts = $3
  server_condition = \${if eq{\$auth$5}{\${lookup{\$auth$4}lsearch{$dir/exim-users}{\$value}fail}}}
  server_set_id = \$auth$4
  server_advertise_condition = $6
CONF
}

exim_conf() {
  local dir=$1 offer tls
  offer="\${if and{{!bool{$(has noauth)}}{or{{def:tls_in_cipher}{bool{$(has clear)}}}}}}"
  tls="\${if bool{$(has tls10)}{NORMAL:-VERS-ALL:+VERS-TLS1.0:%COMPAT}{NORMAL}}"
  cat <<CONF
exim_path = $dir/exim4
primary_hostname = mail.$domain
spool_directory = $dir/exim
log_file_path = $dir/exim/%slog
log_selector = +smtp_connection +incoming_interface +smtp_protocol_error
pid_file_path = $dir/exim/pid
local_interfaces = <; 10.88.0.10 ; $(exim_interfaces)
daemon_smtp_ports = 25 : 465 : 587
tls_on_connect_ports = 465
tls_advertise_hosts = \${if bool{$(has notls)}{}{*}}
tls_certificate = $dir/certs/$(value_or cert good).pem
tls_privatekey = $dir/certs/$(value_or cert good).key
tls_require_ciphers = $tls
tls_verify_certificates = $dir/certs/ca.pem
tls_verify_hosts = \${if bool{$(has wantcert)}{*}{}}
tls_try_verify_hosts =
host_lookup =
rfc1413_query_timeout = 0s
smtp_accept_max = 500
smtp_accept_max_per_host = 500
smtp_connect_backlog = 500
acl_smtp_connect = check_connect
acl_smtp_rcpt = deny
begin acl
check_connect:
  accept
    delay = \${if bool{$(has late)}{5s}{0s}}
begin authenticators
CONF
  authenticator plain PLAIN ':' 2 3 \
    "\${if and{{bool{$offer}}{!bool{$(has oauth)}}}}"
  authenticator login LOGIN 'Username:: : Password::' 1 2 \
    "\${if and{{bool{$offer}}{!bool{$(has oauth)}}{!bool{$(has plain)}}}}"
  authenticator xoauth2 XOAUTH2 ':' 2 3 "\${if and{{bool{$offer}}{bool{$(has oauth)}}}}"
}

exim_interfaces() {
  local host list=
  for host in "${all_names[@]}"; do
    [ "$host" = open ] || list+="${list:+ ; }$(ip_of "$host")"
    ! has_ip6 "$host" || list+=" ; $(ip6_of "$host")"
  done
  echo "$list"
}

start_exim() {
  local dir=$1 word
  for word in cert noauth notls clear tls10 wantcert late; do
    words "$word" >"$dir/exim-$word"
  done
  words mech | grep oauth >"$dir/exim-oauth"
  words mech | grep -w plain >"$dir/exim-plain"
  sed 's/:{PLAIN}/: /' "$dir/users" | sed 's/^[^:]*/"&"/' >"$dir/exim-users"
  chmod 644 "$dir"/exim-*
  exim_conf "$dir" >"$dir/exim.conf"
  mkdir "$dir/exim"
  chown "$(in_server id -u Debian-exim):$(in_server id -g Debian-exim)" "$dir/exim"
  setsid ip netns exec "$server" "$dir/exim4" -C "$dir/exim.conf" -bdf </dev/null \
    >"$dir/exim-out.log" 2>&1 &
}
