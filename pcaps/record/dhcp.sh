#!/bin/sh
# What udhcpc has this host do with what it was told; it sets the variables.
# shellcheck disable=SC2154
case $1 in
deconfig)
	ip address flush dev "$interface"
	;;
bound | renew)
	ip address replace "$ip/${mask:-24}" brd + dev "$interface"
	[ -z "$router" ] || ip route replace default via "$router"
	;;
esac
