# measure.sh: what bench.sh and streams.sh share: runs, medians, rows of tables.
# shellcheck shell=sh
build=build/bench

begin() {	# NAME...: of runs, of which nothing is known yet
	mkdir -p $build
	for name; do
		rm -f "$build/$name".times "$build/$name".peak "$build/$name".peaks "$build/$name".bytes \
		    "$build/$name".errors
	done
}

# Which Debian packages have what is missing; their rows are left out.
tell_missing() {	# PACKAGE...
	missing=
	for package; do
		have "$package" || missing="$missing $package"
	done
	[ -z "$missing" ] || echo "Left out, missing packages:$missing"
}

have() {
	case $1 in
	time) [ -x /usr/bin/time ] ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

# Wall-clock microseconds since some time in the past.
now() {
	nanoseconds=$(date +%s%N)
	echo "${nanoseconds%???}"
}

# Adds a run to the times (us) and peaks (KB) of NAME.
run() {	# NAME COMMAND...
	name=$build/$1
	shift
	from=$(now)
	if have time; then
		/usr/bin/time -q -f %M -o "$name.peak" "$@" >/dev/null 2>"$name.errors"
	else
		"$@" >/dev/null 2>"$name.errors"
	fi
	code=$?
	echo $(($(now) - from)) >>"$name.times"
	[ $code -eq 0 ] || echo "$*: exit code $code" | tee -a "$name.errors"
	[ ! -s "$name.peak" ] || tail -n 1 "$name.peak" >>"$name.peaks"
}

written() {	# NAME COMMAND...: how many bytes, in a run that is not timed
	name=$build/$1
	shift
	"$@" 2>/dev/null | wc -c >"$name.bytes"
}

median() {	# FILE
	sort -n "$1" 2>/dev/null | awk '{ n[NR] = $1 } END { if (NR) print n[int((NR + 1) / 2)] }'
}

largest() {	# FILE
	sort -n "$1" 2>/dev/null | tail -n 1
}

row() {	# NAME PACKETS COMMAND-AS-TEXT
	[ -s "$build/$1.times" ] || return
	us=$(median "$build/$1.times")
	bytes=$(cat "$build/$1.bytes" 2>/dev/null || echo -)
	peak=$(largest "$build/$1.peaks")
	echo "$us $2 $bytes ${peak:--} $3" | awk '{
		text = $5
		for (i = 6; i <= NF; i++)
			text = text " " $i
		written = $3 == "-" ? $3 : sprintf("%.1f", $3 / 1e6)
		printf "%-34s %9.3f %11.3f %10s %9s\n", text, $1 / 1e6, $1 / $2, written, $4
	}'
}

verdict() {	# WHAT VALUE OPERATOR TARGET UNIT
	[ "$2" ] || return
	echo "$2 $3 $4" | awk -v what="$1" -v unit="$5" '{
		met = $2 == "<=" ? $1 <= $3 : $1 >= $3
		printf "%-46s %8.2f %s  target %s %s: %s\n", what, $1, unit, $2, $3,
			met ? "met" : "missed"
	}'
}

ratio() {	# THEIRS OURS: of medians, or of numbers of bytes
	theirs=$(median "$build/$1") ours=$(median "$build/$2")
	[ "$theirs" ] && [ "$ours" ] && echo "$theirs $ours" | awk '{ printf "%.2f", $1 / $2 }'
}
