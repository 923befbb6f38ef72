# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# The two namespaces and the link of chosen delay between them.
# shellcheck shell=bash disable=SC2154

# Names are looked up at the lab's own name server only. Exim looks its user up by name, so the
# servers' side gets one even where only its unpacked package is there.
write_etc() {
  local ns file
  for ns in "$client" "$server"; do
    mkdir -p "/etc/netns/$ns"
    printf 'nameserver %s\noptions edns0\n' "$dns_ip" >"/etc/netns/$ns/resolv.conf"
    printf '127.0.0.1 localhost\n::1 localhost\n' >"/etc/netns/$ns/hosts"
    printf '%s\n' 'hosts: files dns' 'passwd: files' 'group: files' 'shadow: files' \
      >"/etc/netns/$ns/nsswitch.conf"
  done
  for file in passwd group; do
    cp "/etc/$file" "/etc/netns/$server/$file"
  done
  grep -q '^Debian-exim:' /etc/passwd ||
    echo 'Debian-exim:x:65533:65533::/nonexistent:/usr/sbin/nologin' \
      >>"/etc/netns/$server/passwd"
  grep -q '^Debian-exim:' /etc/group ||
    echo 'Debian-exim:x:65533:' >>"/etc/netns/$server/group"
}

start_delaylink() {
  local dir=$1 capture=$dir/link.pcap
  [ "${LAB_CAPTURE:-yes}" = yes ] || capture=
  gcc -O2 -Wall -D_GNU_SOURCE -o "$dir/delaylink" "$here/delaylink.c"
  echo '0 0' >"$dir/link.conf"
  : >"$dir/link.log"
  setsid "$dir/delaylink" "${name}_c" "${name}_s" "$dir/link.conf" ${capture:+"$capture"} \
    </dev/null >"$dir/link.log" 2>&1 &
  echo $! >"$dir/link.pid"
  for _ in $(seq 200); do
    ! grep -q ready "$dir/link.log" || return 0
    sleep 0.02
  done
  fail "delaylink: $(cat "$dir/link.log")"
}

make_link() {
  local dir=$1 host
  write_etc
  ip netns add "$client"
  ip netns add "$server"
  start_delaylink "$dir"
  ip link set "${name}_c" netns "$client"
  ip link set "${name}_s" netns "$server"
  in_client sh -c "ip link set lo up; ip link set ${name}_c up
    ip addr add $client_ip/24 dev ${name}_c; ip -6 addr add $client_ip6/64 dev ${name}_c nodad"
  {
    echo "link set lo up"
    echo "link set ${name}_s up"
    echo "addr add $dns_ip/24 dev ${name}_s"
    for host in "${all_names[@]}"; do
      echo "addr add $(ip_of "$host")/32 dev ${name}_s"
      ! has_ip6 "$host" || echo "addr add $(ip6_of "$host")/64 dev ${name}_s nodad"
    done
  } | in_server ip -batch -
}

set_link() {
  local dir=$1 rtt=$2 loss=${3:-0}
  awk -v rtt="$rtt" -v loss="$loss" 'BEGIN { printf "%d %d\n", rtt * 500, loss * 10000 }' \
    >"$dir/link.conf"
  kill -HUP "$(cat "$dir/link.pid")"
}
