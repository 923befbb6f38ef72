# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
#
# Reads the table of servers; the names they have and the firewall before them.
# shellcheck shell=bash disable=SC2154

all_names=()
declare -A number_of what_of

read_servers() {
  local server_name number what
  while read -r server_name number what; do
    case $server_name in ''|'#'*) continue ;; esac
    all_names+=("$server_name")
    number_of[$server_name]=$number
    what_of[$server_name]=$what
  done <"$here/servers"
}

# option SERVER WORD: prints what stands after "WORD=", or WORD itself; fails if it is not there.
option() {
  local word
  for word in ${what_of[$1]}; do
    case $word in
      "$2") echo "$2"; return ;;
      "$2="*) echo "${word#*=}"; return ;;
    esac
  done
  return 1
}

ip_of() { echo "10.88.0.${number_of[$1]}"; }
ip6_of() { echo "fd88::${number_of[$1]}"; }

has_ip6() {
  case " ${what_of[$1]} " in
    *' v6 '*|*' v6only '*|*' v6dead '*) return 0 ;;
  esac
  return 1
}

# The names farm and mute have any number of names below them, for many targets at once.
dnsmasq_conf() {
  local host record
  printf '%s\n' no-resolv no-hosts keep-in-foreground user= group= pid-file= local-ttl=60 \
    "listen-address=$dns_ip" bind-interfaces "address=/#/"
  for host in "${all_names[@]}"; do
    record=$host.$domain
    option "$host" v6only >/dev/null || record=$record,$(ip_of "$host")
    ! has_ip6 "$host" || record=$record,$(ip6_of "$host")
    echo "host-record=$record"
  done
  echo "address=/farm.$domain/$(ip_of open)"
  echo "address=/many-mute.$domain/$(ip_of mute)"
  discoverable
}

# Domains of which nothing is known but the address: imap. and smtp. are the server open, and the
# domain itself has a web server, swallows everything, or gives each name an address of IPv6 that
# does. The web server is for whoever wants it to start; a file on config and web names servers.
# The SRV records of denied say that there is no IMAP and no POP3.
guessed_domains=(hosted dark config oldv6 denied)

guessable() {
  local name=$1 apex=$2 six=$3 host
  for host in "imap.$name" "smtp.$name"; do
    echo "host-record=$host.$domain,$(ip_of open)${six:+,$six}"
  done
  echo "host-record=$name.$domain,$(ip_of "$apex")${six:+,$six}"
}

# Domains whose servers have to be found: by usual names, by a file on the web, by SRV records, by
# SRV records that name less than the server can do, and by those of a domain that names
# another company's server; that of other.example has a certificate for the domain.
discoverable() {
  local name
  for name in imap smtp; do echo "host-record=$name.$domain,$(ip_of open)"; done
  guessable hosted allrefused ''
  guessable config allrefused ''
  guessable denied allrefused ''
  guessable dark dark ''
  guessable oldv6 allrefused "$(ip6_of deadv6)"
  echo "host-record=web.$domain,$(ip_of allrefused)"
  printf 'srv-host=_%s,%s\n' \
    "imaps._tcp.srv.$domain" "open.$domain,993" "submissions._tcp.srv.$domain" "open.$domain,465" \
    "imap._tcp.weak.$domain" "open.$domain,143" "submission._tcp.weak.$domain" "open.$domain,587" \
    "imaps._tcp.other.test" "open.$domain,993" "submissions._tcp.other.test" "open.$domain,465" \
    "imaps._tcp.other.example" "wrongname.$domain,993" \
    "submissions._tcp.denied.$domain" "smtp.denied.$domain,465"
  # Without a target it is ".".
  printf 'srv-host=_%s\n' "imaps._tcp.denied.$domain" "pop3._tcp.denied.$domain"
}

ports_to_wait_for() {
  local host port
  echo "$dns_ip:53"
  for host in open mixed plainonly scramonly oauthonly tls10 wantcert; do
    for port in 143 993 110 995; do echo "$(ip_of "$host"):$port"; done
  done
  for port in 25 465 587; do echo "$(ip_of open):$port"; done
  for port in 143 110 993 995; do echo "$(ip_of greet5):$((port + 20000))"; done
  echo "$(ip_of mute):$((143 + 20000))"
}

map_port() {
  in_server iptables -t nat -A PREROUTING -p tcp -d "$1" --dport "$2" \
    -j DNAT --to-destination "$1:$3"
}

# Ports are closed before a mapping changes them, so that "closed" means what the client asked for.
close_ports() {
  local table=$1 address=$2 how=$3 ports=$4
  in_server "$table" -t mangle -A PREROUTING -p tcp -d "$address" -m multiport --dports "$ports" \
    -j MARK --set-mark "$how"
}

make_firewall() {
  local host ip ports pair port table
  for table in iptables ip6tables; do
    in_server $table -A INPUT -m mark --mark 1 -p tcp -j REJECT --reject-with tcp-reset
    in_server $table -A INPUT -m mark --mark 2 -j DROP
  done
  for host in "${all_names[@]}"; do
    ip=$(ip_of "$host")
    if ports=$(option "$host" refuse); then close_ports iptables "$ip" 1 "$ports"; fi
    if ports=$(option "$host" drop); then close_ports iptables "$ip" 2 "$ports"; fi
    if option "$host" v6dead >/dev/null; then
      close_ports ip6tables "$(ip6_of "$host")" 2 143,110,587,25,993,995,465
    fi
    if ports=$(option "$host" map); then
      for pair in ${ports//,/ }; do map_port "$ip" "${pair%:*}" "${pair#*:}"; done
    fi
    if ports=$(option "$host" late || option "$host" mute); then
      for port in ${ports//,/ }; do map_port "$ip" "$port" $((port + 20000)); done
    fi
  done
}

# Python programs of the lab that stand before a server, or in its place: see latecomer.py.
start_latecomers() {
  local dir=$1 host ports
  for host in "${all_names[@]}"; do
    if ports=$(option "$host" late); then
      latecomer "$dir" "$(ip_of "$host")" 5 "$ports"
    elif ports=$(option "$host" mute); then
      latecomer "$dir" "$(ip_of "$host")" never "$ports"
    fi
  done
}

latecomer() {
  local dir=$1 ip=$2 delay=$3 ports=$4
  setsid ip netns exec "$server" python3 "$here/latecomer.py" "$ip" "$delay" "$ports" </dev/null \
    >>"$dir/latecomer.log" 2>&1 &
}
