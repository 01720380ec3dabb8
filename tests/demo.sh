#!/bin/sh
# Open the bundled capture: on the screen, or as text where there is no terminal.
program=$1 capture=pcaps/lesson.pcapng
[ -t 0 ] && [ -t 1 ] && exec "$program" "$capture"
"$program" -r "$capture" &&
	echo && echo "The first packet, decoded and as bytes ($program -r $capture -c 1 -V -x):" &&
	"$program" -r "$capture" -c 1 -V -x
