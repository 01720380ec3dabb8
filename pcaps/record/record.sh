#!/bin/sh
# Record pcaps/ anew: real programs on hosts made of network namespaces.
#
#   record.sh           everything           record.sh NAME...   only NAME.pcap
#   PCAPS=FOLDER record.sh ...               into another folder than pcaps/
#
#       student .10 ──┐
#                     ├── router .1 ─── router .1 ── .80 server
#     neighbour .20 ──┘
#            192.0.2.0/24            198.51.100.0/24
#
# Needs root.  Touches no interface of this machine: all namespaces are its
# own and go away at the end, with the programs it started in them.  What is
# captured is what the student's end of the wire sees.
set -u
here=$(cd "$(dirname "$0")" && pwd)
pcaps=${PCAPS:-$here/..}
work=
started=
student=iriscope-student-$$ neighbour=iriscope-neighbour-$$
router=iriscope-router-$$ server=iriscope-server-$$ bench=iriscope-bench-$$
hosts="$student $neighbour $router $server $bench"

die() {
	echo "record: $*" >&2
	exit 1
}

# Which Debian package has what is missing.  None is installed from here.
check_tools() {
	missing=
	while read -r tool package; do
		command -v "$tool" >/dev/null && continue
		case "$missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
	done <<-END
		cc gcc
		ip iproute2
		tcpdump tcpdump
		dumpcap wireshark-common
		editcap wireshark-common
		tshark tshark
		nginx nginx-light
		curl curl
		arping arping
		traceroute traceroute
		ping iputils-ping
		nc netcat-openbsd
	END
	[ -z "$missing" ] || die "missing packages:$missing"
	[ "$(id -u)" = 0 ] || die "only root may make network namespaces"
}

clean_up() {
	# shellcheck disable=SC2086
	[ -z "$started" ] || kill $started 2>/dev/null
	wait
	for host in $hosts; do
		ip netns del "$host" 2>/dev/null
	done
	[ -z "$work" ] || rm -rf "$work"
}

on() {	# HOST COMMAND...
	ip netns exec "$@"
}

setting() {	# HOST KEY VALUE: below net.ipv4
	on "$1" sh -c "echo $3 >/proc/sys/net/ipv4/$2"
}

# A wire from eth0 of HOST to the port of the same name at the router.
plug() {	# HOST ADDRESS ROUTER LAST-BYTE-OF-MAC PORT
	ip -n "$1" link add eth0 type veth peer name "$5" netns "$router" &&
	ip -n "$1" link set eth0 address "02:00:00:00:00:$4" &&
	ip -n "$1" link set eth0 up &&
	ip -n "$1" link set lo up &&
	ip -n "$1" address add "$2/24" brd + dev eth0 &&
	ip -n "$1" route add default via "$3" &&
	on "$1" "$work/offload" eth0 off &&
	ip -n "$router" link set "$5" up
}

build_network() {
	for host in $hosts; do
		ip netns add "$host" || die "no network namespaces here"
		for who in all default; do
			echo "echo 1 >/proc/sys/net/ipv6/conf/$who/disable_ipv6"
		done | on "$host" sh 2>/dev/null
		# An error message for every error, not one a second.
		setting "$host" icmp_ratemask 0
	done
	ip -n "$router" link add lan type bridge mcast_snooping 0 &&
	ip -n "$router" link set lan address 02:00:00:00:00:01 &&
	ip -n "$router" link set lan up &&
	ip -n "$router" address add 192.0.2.1/24 brd + dev lan &&
	plug "$student" 192.0.2.10 192.0.2.1 0a student &&
	plug "$neighbour" 192.0.2.20 192.0.2.1 14 neighbour &&
	plug "$server" 198.51.100.80 198.51.100.1 50 wan &&
	ip -n "$router" link set student master lan &&
	ip -n "$router" link set neighbour master lan &&
	ip -n "$router" address add 198.51.100.1/24 brd + dev wan &&
	setting "$router" ip_forward 1 || die "cannot build the network"
	# A wire with nobody on it, for crafted frames.
	ip -n "$bench" link add eth0 type veth peer name eth1 &&
	ip -n "$bench" link set eth0 arp off up &&
	ip -n "$bench" link set eth1 arp off up || die "cannot build the network"
}

make_site() {
	mkdir -p "$work/www"
	cp "$here/index.html" "$work/www/"
	"$here/picture.sh" >"$work/www/picture.bmp"
	for i in 1 2 3 4 5 6 7 8; do
		printf '{"lesson": %d, "title": "Урок %d", "frames": [%s]}\n' $i $i \
			"$(seq -s ', ' $i $((i * 40)))" >"$work/www/$i.json"
	done
	chmod -R a+rX "$work"
}

start_nginx() {
	# Not through on(): $! has to be the program, not a shell that runs it.
	ip netns exec "$server" nginx -p "$work" -c "$here/nginx.conf" -e error.log \
		-g 'daemon off;' &
	started="$started $!"
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -s "$work/nginx.pid" ] && return
		sleep 0.1
	done
	die "nginx does not start"
}

# Hosts that have never heard of each other.
forget() {
	for host in "$student" "$neighbour" "$server"; do
		ip -n "$host" neighbour flush dev eth0
		ip -n "$host" route flush cache
	done
	ip -n "$router" neighbour flush dev lan
	ip -n "$router" neighbour flush dev wan
}

# Capture in the background until it is known to listen.
listen() {	# HOST PROGRAM OPTION...
	: >"$work/listening"
	ip netns exec "$@" 2>"$work/listening" &
	listener=$!
	started="$started $listener"
	until grep -qE 'listening on|^File:' "$work/listening"; do
		kill -0 $listener 2>/dev/null || die "$(cat "$work/listening")"
		sleep 0.05
	done
	sleep 0.2
}

stop_listening() {
	sleep 0.3
	kill -INT $listener
	wait $listener
}

record() {	# NAME: runs lesson_NAME and keeps NAME.pcap
	echo "record: $1"
	forget
	wire=$student
	case $1 in
	crafted | vlan | link) wire=$bench ;;
	# Before tcpdump looks: it makes room for no more than the card can send.
	offload) on "$student" "$work/offload" eth0 on ;;
	esac
	listen "$wire" tcpdump -Z root -i eth0 --immediate-mode -U -w "$work/$1.pcap"
	"lesson_$1" >"$work/$1.log" 2>&1
	stop_listening
	on "$student" "$work/offload" eth0 off
	cp "$work/$1.pcap" "$pcaps/$1.pcap"
}

. "$here/lessons.sh"

trap clean_up EXIT
trap 'exit 1' INT TERM HUP
check_tools
work=$(mktemp -d) || exit 1
for tool in send offload; do
	cc -std=c17 -D_GNU_SOURCE -O1 -o "$work/$tool" "$here/$tool.c" || exit 1
done
build_network
make_site
start_nginx
[ $# -gt 0 ] || set -- arp ping icmp udp http offload bulk vlan link crafted lesson
for name; do
	if [ "$name" = lesson ]; then
		record_lesson
	else
		record "$name"
	fi
done
