#!/bin/sh
# streams.sh PROGRAM [CAPTURE]: fields and files out of conversations, against
# tshark and tcpflow; and how much memory senders can make it take who try.
#
# To be run behind bench.sh, whose capture it takes.  tcpflow has an object a
# file as the others do, and a file for each direction of each conversation
# besides; how many files each program wrote is told.
set -u
# shellcheck source=tests/bench/measure.sh
. "$(dirname "$0")/measure.sh"
program=${1:?usage: streams.sh PROGRAM [CAPTURE]}
capture=${2:-}
rounds=3
first=60000		# packets
half_open=5000000	# connections
garbage=1024		# MB
fields="ip.src ip.dst tcp.srcport tcp.dstport tcp.seq http.request.method http.request.uri http.host http.response.code"
few=$build/few.pcap	# the first packets: tcpflow reads all that there are
# In memory, where there is some: a disk takes longer to make a file than any program to fill it.
folder=$build/objects
[ -w /dev/shm ] && folder=/dev/shm/iriscope-objects.$$

take_first() {
	"$program" -r "${capture:-$build/big.pcap}" -F pcap -a packets:$first -w "$few" 2>/dev/null
	packets=$("$program" -n -r "$few" | wc -l)
	[ "$packets" -gt 0 ] && return
	echo "streams: $program shows no packets of ${capture:-$build/big.pcap}"
	exit 1
}

# Adds a run that writes files to the times of NAME; their number becomes NAME.files.
run_export() {	# NAME COMMAND...
	rm -rf $folder
	mkdir $folder
	run "$@"
	find $folder -type f ! -name report.xml | wc -l >"$build/$1.files"
	rm -rf $folder
}

measure() {
	columns=
	for field in $fields; do
		columns="$columns -e $field"
	done
	for _ in $(seq $rounds); do
		# shellcheck disable=SC2086
		run fields "$program" -n -r "$few" -T fields $columns
		run_export objects "$program" -q -r "$few" --export-objects http,$folder
		! have tcpflow || run_export tcpflow tcpflow -a -e http -o $folder -r "$few"
		have tshark || continue
		# shellcheck disable=SC2086
		run fields-tshark tshark -n -r "$few" -T fields $columns
		run_export objects-tshark tshark -n -q -r "$few" --export-objects http,$folder
	done
}

# Sent through a pipe, as a network would.
run_hostile() {	# NAME KIND COUNT
	# shellcheck disable=SC2016
	run "$1" sh -c 'build/hostile "$1" "$2" | "$0" -q -r -' "$program" "$2" "$3"
}

files() {	# NAME
	[ ! -s "$build/$1.files" ] || echo "$(cat "$build/$1.files") files"
}

report() {
	printf '%-34s %9s %11s %10s %9s\n' "median of $rounds runs" 'wall s' 'us/packet' 'MB text' 'peak KB'
	row fields "$packets" "ours -T fields -c $first"
	row fields-tshark "$packets" "tshark -T fields -c $first"
	row objects "$packets" "ours, objects: $(files objects)"
	row objects-tshark "$packets" "tshark, objects: $(files objects-tshark)"
	row tcpflow "$packets" "tcpflow -a -e http: $(files tcpflow)"
	echo
	verdict "-T fields: times as fast as tshark" "$(ratio fields-tshark.times fields.times)" '>=' 12 x
	verdict "HTTP objects: times as fast as tshark" "$(ratio objects-tshark.times objects.times)" '>=' 5 x
	verdict "HTTP objects: times as fast as tcpflow" "$(ratio tcpflow.times objects.times)" '>=' 1 x
}

# What was let go must be told.
report_hostile() {	# NAME WHAT
	peak=$(largest "$build/$1.peaks")
	verdict "peak memory, $2" "${peak:+$((peak / 1024))}" '<=' 256 MB
	echo "    in $(median "$build/$1.times" | awk '{ printf "%.2f", $1 / 1e6 }') s; $(cat "$build/$1.errors")"
}

begin fields fields-tshark objects objects-tshark tcpflow half-open garbage
rm -f $build/*.files
tell_missing tshark tcpflow time
take_first
measure
report
run_hostile half-open half-open $half_open
run_hostile garbage garbage $garbage
report_hostile half-open "$half_open half-open connections"
report_hostile garbage "$garbage MB of garbage, out of order"
