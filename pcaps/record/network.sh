# shellcheck shell=sh disable=SC2015,SC2154
# Hosts made of network namespaces, and the wires between them.
#
#                     cable: whole, or cut with a relay in it
#       student .10 ───near═far───┐
#                                 ├── lan .1 router .1 wan ── .80 server
#     neighbour .20 ──────────────┘
#              192.0.2.0/24                   198.51.100.0/24
#
# The bench is a wire with nobody on it, for crafted frames.

student=iriscope-student-$$ neighbour=iriscope-neighbour-$$
router=iriscope-router-$$ server=iriscope-server-$$
cable=iriscope-cable-$$ bench=iriscope-bench-$$
hosts="$student $neighbour $router $server $cable $bench"

on() {	# HOST COMMAND...
	(enter "$@")
}

# The same in the place of the shell, so that after "enter ... &" $! is COMMAND.
# Names are asked of the router, not of those whom this machine asks.
enter() {	# HOST COMMAND...
	where=$1
	shift
	# shellcheck disable=SC2016
	exec ip netns exec "$where" sh -c 'mount --bind "$0" /etc/resolv.conf && exec "$@"' \
		"$work/etc/resolv.conf" "$@"
}

setting() {	# HOST KEY VALUE: below net.ipv4
	on "$1" sh -c "echo $3 >/proc/sys/net/ipv4/$2"
}

# A wire from eth0 of HOST to PORT in another namespace.
plug() {	# HOST ADDRESS ROUTER LAST-BYTE-OF-MAC NAMESPACE PORT
	ip -n "$1" link add eth0 type veth peer name "$6" netns "$5" &&
	ip -n "$1" link set eth0 address "02:00:00:00:00:$4" &&
	ip -n "$1" link set eth0 up &&
	ip -n "$1" link set lo up &&
	ip -n "$1" address add "$2/24" brd + dev eth0 &&
	ip -n "$1" route add default via "$3" &&
	on "$1" "$work/offload" eth0 off &&
	ip -n "$5" link set "$6" up
}

bridge() {	# NAMESPACE NAME PORT...
	where=$1 master=$2
	ip -n "$where" link add "$master" type bridge mcast_snooping 0 &&
	ip -n "$where" link set "$master" up || return
	shift 2
	for port; do
		ip -n "$where" link set "$port" master "$master" || return
	done
}

build_hosts() {
	for host in $hosts; do
		ip netns add "$host" || die "no network namespaces here"
		for who in all default; do
			echo "echo 1 >/proc/sys/net/ipv6/conf/$who/disable_ipv6"
		done | on "$host" sh 2>/dev/null
		# An error message for every error, not one a second.
		setting "$host" icmp_ratemask 0
	done
}

build_network() {
	build_hosts
	plug "$student" 192.0.2.10 192.0.2.1 0a "$cable" near &&
	plug "$neighbour" 192.0.2.20 192.0.2.1 14 "$router" neighbour &&
	plug "$server" 198.51.100.80 198.51.100.1 50 "$router" wan &&
	ip -n "$cable" link add far type veth peer name student netns "$router" &&
	ip -n "$cable" link add trunk-near type veth peer name trunk-far &&
	bridge "$cable" whole near far &&
	bridge "$router" lan student neighbour &&
	ip -n "$router" link set lan address 02:00:00:00:00:01 &&
	ip -n "$router" address add 192.0.2.1/24 brd + dev lan &&
	ip -n "$router" address add 198.51.100.1/24 brd + dev wan &&
	on "$router" "$work/offload" lan off &&
	on "$router" "$work/offload" wan off &&
	setting "$router" ip_forward 1 || die "cannot build the network"
	for port in far trunk-near trunk-far; do
		ip -n "$cable" link set "$port" up
	done
	ip -n "$router" link set student up
	ip -n "$bench" link add eth0 type veth peer name eth1 &&
	ip -n "$bench" link set eth0 arp off up &&
	ip -n "$bench" link set eth1 arp off up || die "cannot build the network"
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

relays=
relay() {	# OPTION... A B: see relay.c
	enter "$cable" "$work/relay" "$@" >>"$work/relay.log" 2>&1 &
	relays="$relays $!"
}

# Cut the student's cable, and join the ends by one relay; or by two with a
# trunk between them, on which frames carry the tag of VLAN 10.
bad_cable() {	# OPTION...
	cut_cable
	relay "$@" near far
	wait_for "the relay" grep -q relaying "$work/relay.log"
}

trunk_cable() {
	cut_cable
	relay -v 10 near trunk-near
	relay -v 10 far trunk-far
	wait_for "the relays" sh -c "[ \$(grep -c relaying '$work/relay.log') = 2 ]"
}

cut_cable() {
	: >"$work/relay.log"
	ip -n "$cable" link set near nomaster
	ip -n "$cable" link set far nomaster
}

whole_cable() {
	[ -n "$relays" ] || return
	# shellcheck disable=SC2086
	kill $relays
	relays=
	ip -n "$cable" link set near master whole
	ip -n "$cable" link set far master whole
}
