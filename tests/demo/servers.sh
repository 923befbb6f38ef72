# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# The demo's servers: Dovecot for IMAP and Exim for submission, on loopback and ports that need no
# rights, or the mock server.
# shellcheck shell=bash disable=SC2154

real_servers_exist() {
  [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap-login ] && [ -x /usr/sbin/exim4 ] &&
    command -v certtool >/dev/null
}

make_demo_certificates() {
  (
    cd "$dir"
    for key in ca server; do
      certtool --generate-privkey --key-type=ecdsa --curve=secp256r1 --outfile $key.key
    done
    printf '%s\n' 'cn = Demo CA' ca cert_signing_key 'expiration_days = 30' >ca.template
    certtool --generate-self-signed --load-privkey ca.key --template ca.template --outfile ca.pem
    printf '%s\n' 'cn = localhost' 'dns_name = localhost' 'ip_address = 127.0.0.1' \
      tls_www_server signing_key 'expiration_days = 30' >server.template
    certtool --generate-certificate --load-privkey server.key --template server.template \
      --load-ca-certificate ca.pem --load-ca-privkey ca.key --outfile server.pem
    chmod 644 ca.pem server.pem server.key
  ) 2>"$dir/certtool.log"
}

# Dovecot wants one user for its log-in processes and another for itself, unless it is nobody
# special that runs it.
dovecot_users() {
  [ "$(id -u)" != 0 ] || return 0
  printf '%s\n' "default_internal_user = $(id -un)" "default_internal_group = $(id -gn)" \
    "default_login_user = $(id -un)"
}

write_dovecot() {
  local uid gid
  uid=$(id -u) gid=$(id -g)
  if [ "$uid" = 0 ]; then uid=65534 gid=65534; fi
  mkdir "$dir/dovecot" "$dir/mail"
  [ "$(id -u)" != 0 ] || chown "$uid:$gid" "$dir/mail"
  echo "$address:{PLAIN}correct horse 9" >"$dir/users"
  chmod 644 "$dir/users"
  cat >"$dir/dovecot.conf" <<CONF
base_dir = $dir/dovecot
state_dir = $dir/dovecot
log_path = $dir/dovecot.log
$(dovecot_users)
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <$dir/server.pem
ssl_key = <$dir/server.key
auth_mechanisms = plain scram-sha-256
mail_location = mbox:$dir/mail/%u
first_valid_uid = $uid
first_valid_gid = $gid
passdb {
  driver = passwd-file
  args = username_format=%u $dir/users
}
userdb {
  driver = static
  args = uid=$uid gid=$gid home=$dir/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 20143
  }
  inet_listener imaps {
    port = $imap
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
  unix_listener stats-writer {
    mode = 0666
  }
}
CONF
}

write_exim() {
  mkdir "$dir/exim"
  [ "$(id -u)" != 0 ] || chown Debian-exim "$dir/exim"
  cat >"$dir/exim.conf" <<CONF
primary_hostname = localhost
spool_directory = $dir/exim
log_file_path = $dir/exim/%slog
keep_environment =
tls_advertise_hosts = *
tls_certificate = $dir/server.pem
tls_privatekey = $dir/server.key
host_lookup =
acl_smtp_rcpt = deny
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{\$auth2}{$address}}{eq{\$auth3}{correct horse 9}}}}
  server_set_id = \$auth2
  server_advertise_condition = \${if def:tls_in_cipher}
CONF
}

is_open() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

need_free_ports() {
  local port
  for port in "$imap" "$smtp"; do
    ! is_open "$port" || { echo "Port $port of this computer is in use." >&2; exit 1; }
  done
}

# wait_port PORT: until somebody listens there, or the process that should has ended.
wait_port() {
  local pid=${pids[-1]}
  for _ in $(seq 200); do
    ! is_open "$1" || return 0
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
  done
  echo "The server on port $1 did not start:" >&2
  cat "$dir"/*-out.log "$dir"/exim/*log >&2 2>/dev/null || true
  return 1
}

start_real() {
  make_demo_certificates
  write_dovecot
  write_exim
  dovecot -F -c "$dir/dovecot.conf" </dev/null >"$dir/dovecot-out.log" 2>&1 &
  pids+=($!)
  wait_port "$imap"
  python3 "$here/listen.py" "$smtp" exim4 -C "$dir/exim.conf" -tls-on-connect -bs </dev/null \
    >"$dir/exim-out.log" 2>&1 &
  pids+=($!)
  wait_port "$smtp"
}

# The mock server ends with its standard input, which stays open until the demo is over.
start_mock() {
  mkfifo "$dir/hold"
  exec 9<>"$dir/hold"
  "$build/tests/mock/mock-server" --ca-file="$dir/ca.pem" --demo --user="$address" \
    --password='correct horse 9' "imaps=$imap" "submissions=$smtp" <&9 9>&- \
    >"$dir/mock-out.log" 2>&1 &
  pids+=($!)
  wait_port "$imap"
  wait_port "$smtp"
}
