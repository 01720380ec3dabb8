#!/bin/sh
# The program, with header fields of letters as they were sent where tshark has these: to compare with it.
for arg do
	shift
	case $arg in
	imf.subject | imf.from | imf.to) arg=$arg.raw ;;
	esac
	set -- "$@" "$arg"
done
exec "${0%/*}/../build/iriscope" "$@"
