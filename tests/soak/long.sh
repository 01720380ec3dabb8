#!/bin/sh
# Ten minutes at 20,000 frames a second with the screen open and keys pressed.
#
#   long.sh PROGRAM FLOOD WATCH CAPTURE [SECONDS [RATE]]
#
# Prints memory of all three processes together and how long keys waited, every
# ten seconds; then what came of all that was sent.
program=$1 flood=$2 watch=$3 capture=$4 seconds=${5:-600} rate=${6:-20000}

die() {
	echo "long: $*" >&2
	exit 1
}

if [ "$IRISCOPE_WIRE" != ours ]; then
	[ "$(id -u)" = 0 ] || die "only root may do this"
	IRISCOPE_WIRE=ours exec unshare -nm "$0" "$@"
fi

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
ip link add near type veth peer name far || die "no wire to be had"
for end in near far; do
	echo 1 >/proc/sys/net/ipv6/conf/$end/disable_ipv6
	ip link set $end arp off up
done
"$watch" "$program" $((seconds + 10)) near "$folder/long.pcapng" &
watching=$!
sleep 2
sent=$("$flood" far "$capture" "$rate" "$seconds")
wait $watching
got=$("$program" -r "$folder/long.pcapng" -T fields -e frame.number | tail -n 1)
echo "sent ${sent% *} in ${sent#* } s; in the file: $got frames, $(du -m "$folder/long.pcapng" | cut -f 1) MB"
