#!/bin/sh
# shellcheck disable=SC1090,SC2016,SC2154
# Record pcaps/ anew: real programs on hosts made of network namespaces.
#
#   record.sh           everything           record.sh NAME...   only these
#   PCAPS=FOLDER record.sh ...               into another folder than pcaps/
#
# network.sh builds the hosts, services.sh starts the servers, lessons*.sh are
# what is said on the wire, truth.sh keeps beside a capture what was sent.
#
# Needs root.  Touches no interface of this machine: all namespaces are its
# own and go away at the end, with the programs it started in them.  What is
# captured is what the student's end of the wire sees.
set -u
# Programs tell the name of the machine they run on: this one's is no example.
machine=mail.school.example
[ "$(id -u)" != 0 ] || [ "$(hostname)" = $machine ] ||
	exec unshare --uts sh -c 'hostname "$0" && exec "$@"' $machine sh "$0" "$@"
here=$(cd "$(dirname "$0")" && pwd)
pcaps=${PCAPS:-$here/..}
work=
listener=

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
		python3 python3
		exim4 exim4-daemon-light
		dovecot dovecot-pop3d
		smbd samba
		nmbd samba
		smbclient smbclient
		dnsmasq dnsmasq-base
		busybox busybox
		vsftpd vsftpd
		dig bind9-dnsutils
	END
	[ -z "$missing" ] || die "missing packages:$missing"
	[ "$(id -u)" = 0 ] || die "only root may make network namespaces"
}

# The programs in our namespaces are ours: those we started, and their children.
end_programs() {	# SIGNAL
	for host in $hosts; do
		pids=$(ip netns pids "$host" 2>/dev/null)
		# shellcheck disable=SC2086
		[ -z "$pids" ] || kill "-$1" $pids 2>/dev/null
	done
}

clean_up() {
	end_programs TERM
	sleep 0.5
	end_programs KILL
	wait
	for host in $hosts; do
		ip netns del "$host" 2>/dev/null
	done
	[ -z "$work" ] || rm -rf "$work"
}

make_site() {
	mkdir -p "$work/web" "$work/got"
	cp "$here/site/index.html" "$work/web/"
	cp "$here/site/index.html" "$work/web/chunked.html"
	for charset in koi8-r windows-1251; do
		sed "s/@CHARSET@/$charset/" "$here/site/notes.html" |
			iconv -f utf-8 -t $charset >"$work/web/$charset.html"
	done
	"$here/picture.sh" >"$work/web/picture.bmp"
	for i in 1 2 3 4 5 6 7 8; do
		printf '{"lesson": %d, "title": "Урок %d", "frames": [%s]}\n' $i $i \
			"$(seq -s ', ' $i $((i * 40)))" >"$work/web/$i.json"
	done
	"$here/letters.py" "$work" "$work/web/picture.bmp" || exit 1
	chmod -R a+rX "$work"
}

# Capture in the background until it is known to listen.
listen() {	# HOST PROGRAM OPTION...
	: >"$work/listening"
	enter "$@" 2>"$work/listening" &
	listener=$!
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

# Runs lesson_NAME and keeps NAME.pcap.
record() {	# NAME
	lesson=$(echo "$name" | tr - _)
	command -v "lesson_$lesson" >/dev/null || die "there is no capture $name; pcaps/README.md lists them"
	echo "record: $name"
	forget
	wire=$student interface=eth0
	case $name in
	crafted | vlan | link | nbf) wire=$bench ;;
	trunk) wire=$cable interface=trunk-near ;;
	# Before tcpdump looks: it makes room for no more than the card can send.
	offload) on "$student" "$work/offload" eth0 on ;;
	esac
	prepare "$lesson"
	listen "$wire" tcpdump -Z root -i $interface --immediate-mode -U -w "$work/$name.pcap"
	"lesson_$lesson" >"$work/$name.log" 2>&1
	stop_listening
	stop_samba
	whole_cable
	on "$student" "$work/offload" eth0 off
	cp "$work/$name.pcap" "$pcaps/$name.pcap"
	tell_truth "$name.pcap"
}

for part in network services truth annotated lessons lessons-web lessons-mail lessons-windows \
	lessons-cable laboratory; do
	. "$here/$part.sh"
done

trap clean_up EXIT
trap 'exit 1' INT TERM HUP
check_tools
work=$(mktemp -d) || exit 1
for tool in send offload relay; do
	cc -std=c17 -D_GNU_SOURCE -O1 -o "$work/$tool" "$here/$tool.c" || exit 1
done
configure
build_network
make_site
start_nginx
start_names
start_mail
start_ftp
[ $# -gt 0 ] || set -- arp ping icmp udp http offload bulk vlan link nbf crafted lesson web dns dhcp ftp \
	mail pop3 names smb http-loss mail-loss bits trunk laboratory
for name; do
	case $name in
	lesson | laboratory) record_annotated "$name" ;;
	*) record "$name" ;;
	esac
done
