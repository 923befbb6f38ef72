# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# The lab's certificates, made on the spot by certtool. Each server certificate is certs/NAME.pem
# with certs/NAME.key.
# shellcheck shell=bash disable=SC2154

new_key() {
  certtool --generate-privkey --key-type=ecdsa --curve=secp256r1 --outfile "$1" 2>/dev/null
}

# certificate NAME ISSUER LINE...: signed by ISSUER, with these lines in certtool's template.
certificate() {
  local cert_name=$1 issuer=$2
  shift 2
  printf '%s\n' "$@" >"$cert_name.template"
  new_key "$cert_name.key"
  certtool --generate-certificate --load-privkey "$cert_name.key" --template "$cert_name.template" \
    --load-ca-certificate "$issuer.pem" --load-ca-privkey "$issuer.key" \
    --outfile "$cert_name.pem" 2>/dev/null
}

self_signed() {
  local cert_name=$1
  shift
  printf '%s\n' "$@" >"$cert_name.template"
  new_key "$cert_name.key"
  certtool --generate-self-signed --load-privkey "$cert_name.key" \
    --template "$cert_name.template" --outfile "$cert_name.pem" 2>/dev/null
}

make_certificates() {
  local dir=$1
  local server_lines=("cn = mail.$domain" "dns_name = *.$domain" "dns_name = *.farm.$domain"
    tls_www_server signing_key)
  local days='expiration_days = 30' name
  for name in "${guessed_domains[@]}"; do server_lines+=("dns_name = *.$name.$domain"); done
  mkdir "$dir/certs"
  (
    cd "$dir/certs"
    self_signed ca 'cn = Lab CA' ca cert_signing_key "$days"
    certificate intermediate ca 'cn = Lab Intermediate CA' ca cert_signing_key "$days"
    certificate good ca "${server_lines[@]}" "$days"
    certificate expired ca "${server_lines[@]}" \
      'activation_date = 2020-01-01 00:00:00' 'expiration_date = 2020-12-31 00:00:00'
    certificate wrongname ca 'cn = other.example' 'dns_name = other.example' \
      tls_www_server signing_key "$days"
    self_signed selfsigned "${server_lines[@]}" "$days"
    certificate nochain intermediate "${server_lines[@]}" "$days"
    certificate clientonly ca "cn = mail.$domain" "dns_name = *.$domain" \
      tls_www_client signing_key "$days"
    certificate client-only-file ca 'cn = ada' "email = ada@$domain" tls_www_client signing_key \
      "$days"
    cat client-only-file.pem client-only-file.key >client.pem
    rm -- *.template
    # Exim and Dovecot read them as their own users.
    chmod 755 .
    chmod 644 -- *
  )
}
