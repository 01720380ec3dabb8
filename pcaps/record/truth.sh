# shellcheck shell=sh disable=SC2154
# What was sent, beside the capture of it: pcaps/truth/, see pcaps/README.md.

index=		# the capture's table
capture=	# and the capture itself

# The connection of the first frame that FILTER finds.
find_stream() {	# FILTER
	stream=$(tshark -n -r "$capture" -Y "$1" -T fields -e tcp.stream 2>/dev/null | head -n 1)
	[ "$stream" ] || die "$name: no frame is $1"
}

# A row for OBJECT, a file below the work folder, which is kept once for all captures.
row() {	# STREAM FROM HOW OBJECT
	mkdir -p "$pcaps/truth/${4%/*}"
	cp "$work/$4" "$pcaps/truth/$4" || die "$name: no $4"
	printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >>"$index"
}

object() {	# FILTER FROM HOW OBJECT
	find_stream "$1"
	row "$stream" "$2" "$3" "$4"
}

# Is what a client saved what the server has?
same() {	# SAVED OBJECT
	cmp "$work/$1" "$work/$2" || die "$name: $1 is not $2"
}

# By HTTP; looked for in segments, because some come late or damaged.
served() {	# HOW OBJECT
	object "tcp contains \"GET /${2##*/} \"" server "$1" "$2"
}

# Letters by SMTP, as they were given to the client.
sent_letters() {	# LETTER...
	for letter; do
		object "tcp.dstport == 25 && tcp contains \"<$letter@school\"" client DATA "mail/$letter.eml"
	done
}

# Letters by POP3, in one connection: the server added a few lines to each.
fetched_letters() {	# FILTER HOW FOLDER
	find_stream "$1"
	number=1
	while [ -e "$work/$3/$number.eml" ]; do
		row "$stream" server "$2" "$3/$number.eml"
		number=$((number + 1))
	done
}

tell_truth() {	# FILE: of a lesson that has something to tell
	telling=truth_$(echo "$name" | tr - _)
	command -v "$telling" >/dev/null || return
	mkdir -p "$pcaps/truth"
	capture=$pcaps/$1 index=$pcaps/truth/$name.tsv
	rm -rf "$pcaps/truth/$name"
	printf 'tcp.stream\tfrom\thow\tobject\n' >"$index"
	"$telling"
}
