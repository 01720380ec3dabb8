# shellcheck shell=sh disable=SC2034,SC2154
# The servers: real ones, each with a configuration and folders of its own.

wait_for() {	# WHAT COMMAND...: until it succeeds
	what=$1
	shift
	for _ in $(seq 100); do
		"$@" && return
		sleep 0.1
	done
	die "no sign of $what within ten seconds: $(tail -n 3 "$work/$what.log" 2>/dev/null)"
}

listens() {	# HOST PORT
	on "$1" ss -Hltun "sport = :$2" | grep -q .
}

serve() {	# HOST PORT COMMAND...
	where=$1 at=$2 daemon=${3##*/}
	shift 2
	enter "$where" "$@" >"$work/$daemon.log" 2>&1 &
	wait_for "$daemon" listens "$where" "$at"
}

# The configurations name the work folder @WORK@.
configure() {
	mkdir -p "$work/etc"
	for file in "$here"/config/*; do
		sed "s|@WORK@|$work|g" "$file" >"$work/etc/${file##*/}"
	done
}

start_nginx() {
	serve "$server" 80 nginx -p "$work" -c "$work/etc/nginx.conf" -e error.log -g 'daemon off;'
}

# Mailboxes belong to the MTA's own user: it then needs no rights of root.
start_mail() {
	mkdir -p "$work/exim" "$work/boxes" "$work/dovecot"
	chown Debian-exim: "$work/exim" "$work/boxes"
	serve "$server" 25 exim4 -C "$work/etc/exim.conf" -bdf
	serve "$server" 110 dovecot -F -c "$work/etc/dovecot.conf"
}

start_names() {
	serve "$router" 53 dnsmasq -k -C "$work/etc/dnsmasq.conf"
}

start_ftp() {
	mkdir -p "$work/ftp/in" "$work/empty"
	cp "$work/files/"* "$work/ftp/"
	chown ftp "$work/ftp/in"
	serve "$server" 21 vsftpd "$work/etc/vsftpd.conf"
}

# Windows machines come and go with the lessons: they talk without being asked.
# Each has folders of its own.
sambas=
samba() {	# HOST NAME DAEMON [OPTION...]
	where=$1 machine=$2 folder=$work/samba/$2 daemon=$3
	shift 3
	mkdir -p "$folder"
	set -- -F --no-process-group -s "$work/etc/smb.conf" --option="netbios name=$machine" "$@"
	for kind in 'lock directory' 'state directory' 'cache directory' 'pid directory' 'private dir'; do
		set -- "$@" --option="$kind=$folder"
	done
	# A session of its own: Samba ends with its whole process group.
	enter "$where" setsid "$daemon" "$@" >"$work/$daemon-$machine.log" 2>&1 &
	samba=$! sambas="$sambas $!"
}

start_nmbd() {	# HOST NAME [OPTION...]
	where=$1 machine=$2
	shift 2
	samba "$where" "$machine" nmbd "$@"
}

start_smbd() {	# HOST NAME: with a share that anybody writes to
	mkdir -p "$work/share"
	chown nobody "$work/share"
	cp "$work/files/"* "$work/share/"
	samba "$1" "$2" smbd
	wait_for smbd listens "$1" 445
}

stop() {	# PID
	kill "$1"
	wait "$1"
}

# What the lesson has not stopped itself.
stop_samba() {
	for pid in $sambas; do
		kill "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	sambas=
	rm -rf "$work/samba" "$work/share"
	mkdir -p "$work/samba"
}

# Whatever has to be so before the capture begins.
prepare() {	# LESSON
	command -v "prepare_$1" >/dev/null || return
	"prepare_$1"
}
