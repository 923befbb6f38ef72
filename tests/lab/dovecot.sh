# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# Dovecot (IMAP and POP3): one instance for each set of SASL mechanisms, one for TLS 1.0, one that
# demands client certificates; all else that differs stands in "local" blocks, one for each address.
# shellcheck shell=bash disable=SC2154

# ada's user name is her address, ben's only the local part. nina's password is not ASCII.
write_users() {
  local dir=$1
  cat >"$dir/users" <<USERS
ada@$domain:{PLAIN}correct horse 9
ben:{PLAIN}battery staple 8
nina@$domain:{PLAIN}pässwörd ☃ ключ
USERS
  {
    cat "$dir/users"
    printf '%s:%s\n' "sam@$domain" "$(doveadm pw -s SCRAM-SHA-256 -p 'salted secret 7')" \
      "old@$domain" "$(doveadm pw -s SCRAM-SHA-1 -p 'older secret 6')"
  } >"$dir/users-scram"
  chmod 644 "$dir/users" "$dir/users-scram"
}

mechanisms_of() {
  case $1 in
    main) echo plain login ;;
    plain|tls10|wantcert) echo plain ;;
    scram) echo scram-sha-256 scram-sha-1 ;;
    oauth) echo xoauth2 oauthbearer ;;
    mixed) echo cram-md5 plain login scram-sha-1 scram-sha-256 ;;
  esac
}

instance_of() {
  option "$1" tls10 || option "$1" wantcert || option "$1" mech || echo main
}

local_block() {
  local host=$1 address=$2 cert
  echo "local $address {"
  if cert=$(option "$host" cert); then
    printf '  ssl_cert = <%s.pem\n  ssl_key = <%s.key\n' "$certs/$cert" "$certs/$cert"
  fi
  ! option "$host" notls >/dev/null || echo '  ssl = no'
  ! option "$host" clear >/dev/null || echo '  disable_plaintext_auth = no'
  echo '}'
}

passdb() {
  local dir=$1 instance=$2
  if [ "$instance" = oauth ]; then
    printf 'introspection_mode = auth\nintrospection_url = http://127.0.0.1:1/\n' >"$dir/oauth.conf"
    printf 'passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = %s\n}\n' \
      "$dir/oauth.conf"
    return
  fi
  local users=users
  case $instance in scram|mixed) users=users-scram ;; esac
  printf 'passdb {\n  driver = passwd-file\n  args = username_format=%%u %s\n}\n' "$dir/$users"
}

login_service() {
  cat <<CONF
service $1-login {
  service_count = 0
  client_limit = 1000
  process_min_avail = $2
  process_limit = 8
}
CONF
}

dovecot_conf() {
  local dir=$1 instance=$2 host listen='' spare=1
  local certs=$dir/certs base=$dir/dovecot-$instance
  [ "$instance" != main ] || spare=2
  for host in "${all_names[@]}"; do
    [ "$(instance_of "$host")" = "$instance" ] || continue
    listen+="${listen:+, }$(ip_of "$host")"
    ! has_ip6 "$host" || listen+=", $(ip6_of "$host")"
  done
  cat <<CONF
base_dir = $base
state_dir = $base
log_path = $dir/dovecot.log
log_timestamp =
instance_name = $name-$instance
protocols = imap pop3
listen = $listen
ssl = yes
ssl_cert = <$certs/good.pem
ssl_key = <$certs/good.key
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
auth_mechanisms = $(mechanisms_of "$instance")
auth_verbose = yes
auth_failure_delay = 0
mail_location = mbox:$dir/mail/%u
mail_max_userip_connections = 1000
first_valid_uid = 65534
first_valid_gid = 65534
$(passdb "$dir" "$instance")
userdb {
  driver = static
  args = uid=65534 gid=65534 home=$dir/mail
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
# The growing delay after failed log-ins from one address would add up over the journeys.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
$(login_service imap $spare)
$(login_service pop3 $spare)
CONF
  case $instance in
    tls10)
      printf '%s\n' 'import_environment = TZ OPENSSL_CONF' 'ssl_min_protocol = TLSv1' \
        'ssl_cipher_list = ALL:@SECLEVEL=0' ;;
    wantcert)
      printf '%s\n' "ssl_ca = <$certs/ca.pem" 'ssl_verify_client_cert = yes' \
        'ssl_require_crl = no' 'auth_ssl_require_client_cert = yes' ;;
  esac
  for host in "${all_names[@]}"; do
    [ "$(instance_of "$host")" = "$instance" ] || continue
    [ -z "${what_of[$host]}" ] || local_block "$host" "$(ip_of "$host")"
  done
}

# Dovecot knows only the oldest version it accepts; the newest is OpenSSL's own setting.
write_old_openssl() {
  cat >"$1/openssl.conf" <<'CONF'
openssl_conf = init
[init]
ssl_conf = ssl
[ssl]
system_default = old
[old]
MinProtocol = TLSv1
MaxProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
CONF
}

start_dovecots() {
  local dir=$1 instance
  write_users "$dir"
  write_old_openssl "$dir"
  mkdir "$dir/mail"
  chown 65534:65534 "$dir/mail"
  : >"$dir/dovecot.log"
  for instance in main plain scram oauth mixed tls10 wantcert; do
    mkdir "$dir/dovecot-$instance"
    dovecot_conf "$dir" "$instance" >"$dir/dovecot-$instance.conf"
    OPENSSL_CONF=$([ "$instance" != tls10 ] || echo "$dir/openssl.conf") \
      setsid ip netns exec "$server" dovecot -F -c "$dir/dovecot-$instance.conf" </dev/null \
      >>"$dir/dovecot-out.log" 2>&1 &
  done
}
