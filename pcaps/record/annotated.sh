# shellcheck shell=sh disable=SC2154
# Captures with comments: pcapng, for these and for the interface's name; one
# session each, not merged.

lesson_lesson() {
	web=http://198.51.100.80
	on "$student" ping -n -c 2 -i 0.3 192.0.2.20
	on "$student" ping -n -c 1 198.51.100.80
	on "$student" traceroute -n -q 1 -N 1 198.51.100.80
	get -o /dev/null $web/index.html -o /dev/null $web/picture.bmp -o /dev/null $web/missing.html
	(sleep 0.5; printf 'Hello, student.\n') |
		on "$neighbour" timeout 5 nc -u -l -w 1 192.0.2.20 50000 >/dev/null &
	listening=$!
	sleep 0.2
	printf 'Здравствуй, сосед!\n' | on "$student" nc -u -w 1 -p 40000 192.0.2.20 50000
	wait $listening
	printf 'Is anybody there?\n' | on "$student" nc -u -w 1 -p 40001 192.0.2.20 7
	on "$student" arping -c 1 -w 1 -V 7 -i eth0 192.0.2.20
}

# Remember a comment for the first frame that FILTER finds.
note() {	# FILTER COMMENT
	number=$(tshark -n -r "$work/$name.pcapng" -Y "$1" -T fields -e frame.number 2>/dev/null |
		head -n 1)
	[ "$number" ] || die "$name: no frame is $1"
	printf '%s:%s\n' "$number" "$2" >>"$work/notes"
}

lesson_notes() {
	note 'arp.opcode == 1' \
		'Whose MAC address is it? ARP asks everybody on the wire (broadcast).'
	note 'arp.opcode == 2' 'Only the owner answers, and only to the one who asked.'
	note 'icmp.type == 8' 'Ping: now that the MAC address is known, the echo request can leave.'
	note 'icmp.type == 0' 'The echo reply repeats identifier, sequence number and data.'
	note 'icmp.type == 8 && ip.dst == 198.51.100.80' \
		'A host on another network: the IP address is the server'"'"'s, the MAC address the router'"'"'s.'
	note 'udp.port == 33434 && ip.ttl == 1' \
		'Traceroute: a time to live of 1 cannot pass a router.'
	note 'icmp.type == 11' 'The router names itself while it reports the loss.'
	note 'icmp.code == 3' 'Port unreachable: the datagram reached its end, traceroute is done.'
	note 'tcp.flags.syn == 1 && tcp.flags.ack == 0' \
		'Three segments open a TCP connection: SYN, SYN+ACK, ACK.'
	note 'http.request' 'One HTTP request: lines of text, ended by an empty one.'
	note 'http.response.code == 200' 'The page, Russian in UTF-8.'
	note 'http.response.code == 200 && http.content_type contains "bmp"' \
		'A picture of about 58 KB ends here; it came in many segments.'
	note 'http.response.code == 404' 'Not found: an answer like any other, on the same connection.'
	note 'tcp.flags.fin == 1' 'FIN: this side has no more to say.'
	note 'udp.port == 50000' 'UDP: no connection, no acknowledgement, one datagram.'
	note 'udp.dstport == 7' 'Nobody listens at this port ...'
	note 'icmp.code == 3 && udp.dstport == 7' '... and the neighbour says so.'
	note 'vlan' 'An 802.1Q tag: VLAN 7. Nobody here is a member, so nobody answers.'
}

record_annotated() {	# NAME: runs lesson_NAME and keeps NAME.pcapng with what NAME_notes says
	echo "record: $1"
	forget
	prepare "$1"
	listen "$student" dumpcap -q -i eth0 -w "$work/$1.pcapng"
	"lesson_$1" >"$work/$1.log" 2>&1
	stop_listening 2>/dev/null
	stop_samba
	: >"$work/notes"
	"$1_notes"
	set -- "$1"
	while read -r comment; do
		set -- "$@" -a "$comment"
	done <"$work/notes"
	shift
	editcap "$@" "$work/$name.pcapng" "$pcaps/$name.pcapng" || die "$name: editcap"
	"$here/anonymous.pl" "$pcaps/$name.pcapng"
	tell_truth "$name.pcapng"
}
