# shellcheck shell=sh disable=SC2154
# What is said on the wire, one function a capture.

lesson_arp() {
	on "$student" ping -n -q -c 1 192.0.2.20	# resolution, then traffic
	on "$student" arping -c 2 -i eth0 192.0.2.1	# asked again, though known
	# Announcements nobody asked for: a request, a reply, and what the kernel
	# says when the card changes, and changes back.
	on "$neighbour" arping -c 1 -w 1 -i eth0 -U 192.0.2.20
	on "$neighbour" arping -c 1 -w 1 -i eth0 -U -P 192.0.2.20
	setting "$neighbour" conf/eth0/arp_notify 1
	ip -n "$neighbour" link set eth0 address 02:00:00:00:00:15
	sleep 0.2
	ip -n "$neighbour" link set eth0 address 02:00:00:00:00:14
	setting "$neighbour" conf/eth0/arp_notify 0
	sleep 0.2
	# RFC 5227 probes: a free address, and one that is taken.
	on "$student" arping -0 -c 2 -i eth0 192.0.2.77
	on "$student" arping -0 -c 1 -i eth0 192.0.2.20
	on "$student" ping -n -q -c 1 -W 4 192.0.2.99	# nobody answers
}

lesson_ping() {
	on "$student" ping -n -c 3 -i 0.2 192.0.2.20
	on "$student" ping -n -c 2 -i 0.2 -R 198.51.100.80		# record route
	on "$student" ping -n -c 1 -T tsonly 198.51.100.80
	on "$student" ping -n -c 1 -T tsandaddr 198.51.100.80
	on "$student" ping -n -c 2 -i 0.2 -s 1400 -p a5 -Q 0x28 192.0.2.20
	on "$student" ping -n -c 1 -s 3000 192.0.2.20			# three fragments
	on "$student" ping -n -c 1 -s 8 -t 5 198.51.100.80		# no room for a time
	on "$student" ping -n -c 1 -b -W 1 192.0.2.255			# to all
	on "$neighbour" ping -n -c 2 -i 0.2 192.0.2.10			# from outside
}

lesson_icmp() {
	on "$student" traceroute -n -q 2 -N 1 198.51.100.80
	on "$student" traceroute -n -I -q 1 -N 1 198.51.100.80
	on "$student" ping -n -c 1 -W 5 198.51.100.99	# router: host unreachable
	on "$student" ping -n -c 1 -W 1 203.0.113.99	# router: network unreachable
	ip -n "$router" route add prohibit 203.0.113.13/32
	on "$student" ping -n -c 1 -W 1 203.0.113.13	# router: prohibited
	# Fragmentation needed: the link behind the router takes only 1000 bytes.
	ip -n "$router" link set wan mtu 1000
	on "$student" ping -n -c 2 -W 1 -M "do" -s 1200 198.51.100.80
	on "$student" ping -n -c 1 -W 1 -M "do" -s 900 198.51.100.80
	ip -n "$router" link set wan mtu 1500
	# Redirect: the neighbour has the address, on the student's own wire.
	ip -n "$neighbour" address add 203.0.113.20/32 dev lo
	ip -n "$router" route add 203.0.113.20/32 via 192.0.2.20
	on "$student" ping -n -c 2 -i 0.3 203.0.113.20
	ip -n "$router" route del 203.0.113.20/32
	ip -n "$router" route del prohibit 203.0.113.13/32
	# The kernel answers a timestamp, too, though no program here asks.
	on "$student" "$work/send" eth0 <"$here/timestamp.hex"
	# No listener for a protocol that is neither TCP nor UDP.
	on "$student" traceroute -n -q 1 -N 1 -f 2 -m 2 -P 253 198.51.100.80
}

get() {	# OPTION... PATH...: one connection for all of them
	on "$student" curl -s "$@"
}

lesson_http() {
	web=http://198.51.100.80
	get -o "$work/got.html" $web/index.html \
		-o "$work/got.bmp" $web/picture.bmp -o /dev/null $web/missing.html
	cmp "$work/got.html" "$work/web/index.html" && cmp "$work/got.bmp" "$work/web/picture.bmp"
	get -I $web/
	get -H 'If-None-Match: *' -r 0-99 -o /dev/null $web/picture.bmp
	get -d 'имя=Вася&урок=1' $web/upload
	get -m 2 http://198.51.100.80:8080/	# nobody listens: RST
}

# Datagrams both ways, from netcat to netcat: text, bytes, nothing at all.
lesson_udp() {
	(sleep 0.6; printf 'Hello, student.\n'; sleep 0.2; printf '\377\0\001\002') |
		on "$neighbour" timeout 5 nc -u -l -w 2 192.0.2.20 50000 >"$work/heard" &
	listening=$!
	sleep 0.2
	(printf 'Здравствуй, сосед!\n'; sleep 0.2; printf '\0\001\002\033[31m\177\200\377'
	 sleep 0.2; head -c 1400 "$here/index.html"; sleep 0.5; printf 'Bye.\n') |
		on "$student" nc -u -w 1 -p 40000 192.0.2.20 50000
	# An empty datagram (20 + 8 bytes), to a port where nobody listens.
	on "$student" traceroute -n -q 1 -N 1 -f 2 -m 2 -U -p 9 192.0.2.20 28
	printf 'Is anybody there?\n' | on "$student" nc -u -w 1 -p 40001 192.0.2.20 7
	# 4000 bytes in one datagram: IP cuts it in three.
	head -c 4000 "$work/web/picture.bmp" | on "$student" nc -u -w 1 -p 40002 192.0.2.20 50001
	wait $listening
}

# The student's interface finishes checksums and cuts segments: they leave the
# kernel, and reach this capture, as they are before that.
lesson_offload() {
	get -o /dev/null http://198.51.100.80/index.html
	get -o /dev/null --data-binary "@$work/web/picture.bmp" -H Expect: http://198.51.100.80/upload
	printf 'partial\n' | on "$student" nc -u -w 1 -p 40000 192.0.2.20 50000
}

# Ordinary traffic in ordinary proportions, for the bench to multiply.  Few long
# connections: tcpdump takes twice its time where a capture has many short ones,
# and a comparison should not live on that.
lesson_bulk() {
	web=http://198.51.100.80
	on "$student" ping -n -q -c 20 -i 0.02 192.0.2.20 &
	on "$neighbour" timeout 3 nc -u -k -l 192.0.2.20 50000 >/dev/null &
	sleep 0.1
	for i in $(seq 20); do
		printf 'datagram %d\n' "$i"
		sleep 0.01
	done | on "$student" nc -u -N -w 1 192.0.2.20 50000 &
	for i in 1 2 3 4; do
		get -o /dev/null "$web/[1-8].json?$i-[1-3]" -o /dev/null "$web/?$i-[1-16]" \
			-o /dev/null "$web/missing-$i-[1-4]" &
	done
	get -o /dev/null $web/picture.bmp -o /dev/null $web/picture.bmp
	get -o /dev/null --data-binary "@$work/web/8.json" $web/upload
	sleep 3
}

lesson_vlan() {
	on "$bench" "$work/send" eth0 <"$here/vlan.hex"
}

lesson_link() {
	on "$bench" "$work/send" eth0 <"$here/link.hex"
}

lesson_nbf() {
	on "$bench" "$work/send" eth0 <"$here/nbf.hex"
}

lesson_crafted() {
	on "$bench" "$work/send" eth0 <"$here/crafted.hex"
}
