#!/bin/sh
# bench.sh PROGRAM [CAPTURE]: time and memory against tcpdump and tshark.
#
# Without CAPTURE a large one is built of pcaps/ first, and kept.  Rounds are
# interleaved, so that other work on the machine slows all programs alike;
# what counts are ratios of medians.  A missed target is told, not an error.
set -u
# shellcheck source=tests/bench/measure.sh
. "$(dirname "$0")/measure.sh"
program=${1:?usage: bench.sh PROGRAM [CAPTURE]}
capture=${2:-}
rounds=5		# ours and tcpdump
slow_rounds=3		# tshark
first=60000		# packets for tshark
packets=640000
# Bulk traffic outweighs the oddities, and its connections are long: where most
# are short, tcpdump spends half its time on looking them up.
mix="bulk udp bulk ping bulk http bulk arp bulk icmp bulk crafted bulk vlan"

build_capture() {
	inputs=
	for name in $mix; do
		inputs="$inputs pcaps/$name.pcap"
	done
	# shellcheck disable=SC2086
	newer=$(find $inputs "$0" build/enlarge -newer "$capture" 2>/dev/null)
	[ -s "$capture" ] && [ -z "$newer" ] && return
	# shellcheck disable=SC2086
	if ! build/enlarge "$capture.new" $packets $inputs 2>"$capture.txt"; then
		cat "$capture.txt"
		exit 1
	fi
	mv "$capture.new" "$capture"
}

measure_text() {
	written list "$program" -n -r "$capture"
	written tree "$program" -n -V -x -r "$capture" -c $first
	! have tcpdump || written tcpdump tcpdump -nn -r "$capture"
	! have tshark || written tshark tshark -n -V -x -r "$capture" -c $first
}

measure_times() {
	for round in $(seq $rounds); do
		run quiet "$program" -q -r "$capture"
		run list "$program" -n -r "$capture"
		! have tcpdump || run tcpdump tcpdump -nn -r "$capture"
		[ "$round" -le $slow_rounds ] || continue
		run tree "$program" -n -V -x -r "$capture" -c $first
		! have tshark || run tshark tshark -n -V -x -r "$capture" -c $first
	done
}

count_packets() {
	"$program" -n -r "$capture" | wc -l
}

report() {
	few=$((total < first ? total : first))
	printf '%-34s %9s %11s %10s %9s\n' "median of $rounds runs, tshark $slow_rounds" \
		'wall s' 'us/packet' 'MB text' 'peak KB'
	row quiet "$total" "ours -q -r"
	row list "$total" "ours -n -r"
	row tcpdump "$total" "tcpdump -nn -r"
	row tree $few "ours -n -V -x -r -c $first"
	row tshark $few "tshark -n -V -x -r -c $first"
	echo
	quiet=$(median "$build/quiet.times")
	verdict "ours -q, us a packet" \
		"$(echo "$quiet $total" | awk '{ printf "%.4f", $1 / $2 }')" '<=' 0.4 us
	verdict "summaries: times as fast as tcpdump" "$(ratio tcpdump.times list.times)" '>=' 6 x
	verdict "-V -x: times as fast as tshark" "$(ratio tshark.times tree.times)" '>=' 12 x
	for what in quiet list tree; do
		peak=$(largest "$build/$what.peaks")
		verdict "peak memory, $what" "${peak:+$((peak / 1024))}" '<=' 32 MB
	done
	at_equal_text
}

# A program that says less is faster for that alone: compare bytes a second.
at_equal_text() {
	for pair in tcpdump:list tshark:tree; do
		them=${pair%:*} us=${pair#*:}
		times=$(ratio "$them.times" "$us.times")
		text=$(ratio "$them.bytes" "$us.bytes")
		[ "$times" ] && [ "$text" ] && echo "$times $text $them" | awk '{
			printf "%-46s %8.2f x  (%s writes %.2f times our text)\n",
				"at equal text, against " $3, $1 / $2, $3, $2 }'
	done
}

first_screen() {
	echo
	if [ -x build/first-screen ]; then
		build/first-screen "$program" "$capture"
	else
		echo "first screen: left out, no build/first-screen"
	fi
}

begin quiet list tree tcpdump tshark
if [ -z "$capture" ]; then
	capture=$build/big.pcap
	build_capture
	cat "$capture.txt"
fi
tell_missing tcpdump tshark time
measure_text
total=$(count_packets)
if [ "$total" -eq 0 ]; then
	echo "bench: $program shows no packets of $capture"
	exit 1
fi
echo "$capture: $total packets, $(($(wc -c <"$capture") / 1000000)) MB"
measure_times
report
first_screen
