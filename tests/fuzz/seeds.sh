#!/bin/sh
# seeds.sh FOLDER IRISCOPE FILE...: conversations as inputs of stream.c.
#
# A FILE is a capture, each of whose TCP conversations is one, or a text with
# lines "C: ..." and "S: ...", which end in CRLF; there "# port: N" says the port,
# "# connection: N" begins another one, and \xHH is a byte.
folder=$1 iriscope=$2
shift 2
mkdir -p "$folder"

# Hexadecimal lines of what was said, the server's behind a tab, to bytes.
input() {
	LC_ALL=C awk -v port="$1" -v ways="$2" '
	function byte(v) { printf "%c", v }
	function value(s,  i, v) {
		for (i = v = 0; i++ < length(s); )
			v = v * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1
		return v
	}
	BEGIN {
		n = split("80 25 110 21 143 53 2525 8080 587 2143 119 445 139 443 5353 20", ports, " ")
		for (at = 7; n; n--)
			if (ports[n] == port)
				at = n
		byte(at - 1); byte(ways)
		for (n = 0; n < 7; n++)
			byte(n * 37)
		from = "C"
	}
	{
		now = /^\t/ ? "S" : "C"
		if (now != from)
			printf "\377%s", now
		from = now
		sub(/^\t/, "")
		for (i = 1; i < length($0); i += 2) {
			v = value(substr($0, i, 2))
			if (v == 255)
				byte(255)
			byte(v)
		}
	}'
}

capture() {
	last=$("$iriscope" -r "$1" -f tcp -T fields -e tcp.stream 2>/dev/null | sort -n | tail -1)
	for stream in $(seq 0 "${last:--1}"); do
		"$iriscope" -q -r "$1" -z follow,tcp,raw,"$stream" >"$folder/said" 2>/dev/null
		port=$(sed -n 's/^Node 1: .*:\([0-9]*\)$/\1/p' "$folder/said")
		grep -E '^	?[0-9a-f]+$' "$folder/said" | input "$port" 0 >"$folder/$(basename "$1")-$stream"
	done
	rm -f "$folder/said"
}

# A text's conversation number n in the same lines.
hexadecimal() {
	LC_ALL=C awk -v n="$2" '
	BEGIN { for (i = 1; i < 256; i++) hex[sprintf("%c", i)] = sprintf("%02x", i) }
	/^# connection:/ && said { n-- }
	/^[CS]: / && (said = 1) && n == 0 {
		printf "%s", /^S/ ? "\t" : ""
		for (i = 4; i <= length($0); i++)
			if (substr($0, i, 2) == "\\x") {
				printf "%s", substr($0, i + 2, 2)
				i += 3
			} else
				printf "%s", hex[substr($0, i, 1)]
		print "0d0a"
	}' "$1"
}

dialogue() {
	port=$(sed -n 's/^# port: *\([0-9]*\).*/\1/p' "$1" | head -1)
	for n in $(seq 0 "$(grep -c '^# connection:' "$1")"); do
		hexadecimal "$1" "$n" | input "$port" 1 >"$folder/$(basename "$1")-$n"
	done
}

for file; do
	case $file in
	*.pcap*) capture "$file" ;;
	*) dialogue "$file" ;;
	esac
done
