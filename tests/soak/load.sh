#!/bin/sh
# Rising rates on a wire of our own until each program drops its first frame.
#
#   load.sh PROGRAM FLOOD CAPTURE [RATE...]
#
# The programs, each alone with the sender, one after the other at each rate:
# tcpdump -w, dumpcap, ours into a file, and ours with the screen open, each as
# it is when nobody says otherwise; then ours with their buffer in the kernel.
# Prints a table of frames dropped, of each thousand sent: those that are not
# in the file count, whatever the program says.
program=$1 flood=$2 capture=$3
shift 3
[ $# -gt 0 ] || set -- 50000 100000 150000 200000 250000 300000 400000 500000
seconds=5

die() {
	echo "load: $*" >&2
	exit 1
}

if [ "$IRISCOPE_WIRE" != ours ]; then
	for tool in ip tcpdump dumpcap capinfos script unshare; do
		command -v $tool >/dev/null || die "needs $tool (iproute2, tcpdump, tshark, bsdutils)"
	done
	[ "$(id -u)" = 0 ] || die "only root may do this"
	IRISCOPE_WIRE=ours exec unshare -nm "$0" "$program" "$flood" "$capture" "$@"
fi

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
ip link add near type veth peer name far || die "no wire to be had"
for end in near far; do
	echo 1 >/proc/sys/net/ipv6/conf/$end/disable_ipv6
	ip link set $end arp off up
done

start() {	# WHO OPTIONS
	case $1 in
	tcpdump) tcpdump -Z root -i near -w "$folder/out" 2>"$folder/err" & ;;
	dumpcap) dumpcap -q -i near -w "$folder/out" 2>"$folder/err" & ;;
	ours | ours-2MB)
		# shellcheck disable=SC2086
		"$program" -q $2 -i near -w "$folder/out" 2>"$folder/err" &
		;;
	screen*)	# on a terminal that throws away what it is shown, and keeps the keyboard open
		mkfifo "$folder/keys"
		sleep 3600 >"$folder/keys" &
		sleeper=$!
		script -qfec "stty rows 40 cols 120; TERM=xterm exec '$program' $2 -i near -w '$folder/out'" \
			/dev/null <"$folder/keys" >/dev/null 2>"$folder/err" &
		;;
	esac
	who=$!
	sleep 1
}

stop() {	# WHO
	sleep 1.5	# tcpdump leaves what the kernel has not given yet
	if [ -p "$folder/keys" ]; then
		printf q >"$folder/keys"
		kill "$sleeper"
	else
		kill -INT $who
	fi
	wait $who
	rm -f "$folder/keys"
}

lost() {	# SENT: of each thousand
	got=$(capinfos -Mrc "$folder/out" 2>/dev/null | awk 'END { print $NF }')
	awk -v s="$1" -v g="${got:-0}" 'BEGIN { printf "%.1f", (s - g) * 1000 / s }'
}

programs="${PROGRAMS:-tcpdump dumpcap ours screen ours-2MB screen-2MB}"
printf '%10s' 'frames/s'
for name in $programs; do printf ' %10s' "$name"; done
printf '   dropped of each thousand, %d s\n' $seconds
for rate; do
	printf '%10d' "$rate"
	for name in $programs; do
		case $name in *-2MB) options='-B 2' ;; *) options= ;; esac
		start "$name" "$options"
		sent=$("$flood" far "$capture" "$rate" $seconds)
		stop "$name"
		printf ' %10s' "$(lost "${sent% *}")"
		rm -f "$folder/out"
	done
	printf '   %s\n' "$sent"
done
