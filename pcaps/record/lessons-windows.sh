# shellcheck shell=sh disable=SC2154
# Lessons about the Windows network: NetBIOS names and datagrams, sessions, files.

lookup() {	# OPTION... NAME
	on "$student" nmblookup -s "$work/etc/smb.conf" --option='netbios name=STUDENT' "$@"
}

old='--option=client max protocol=NT1'
share() {	# SERVICE OPTION...
	on "$student" smbclient -s "$work/etc/smb.conf" -U 'student%secret' \
		--option='netbios name=STUDENT' "$@"
}

# The neighbour announces itself; the server is the network's WINS server.
prepare_names() {
	start_nmbd "$server" SERVER --option='wins support=yes'
	sleep 3
}

lesson_names() {
	start_nmbd "$neighbour" NEIGHBOUR
	neighbour_nmbd=$samba
	sleep 5
	lookup NEIGHBOUR			# asked of all
	lookup -A 192.0.2.20			# what names have you?
	lookup '*'				# who is there?
	lookup 'SCHOOL#1d'			# who keeps the list?
	lookup NOBODY
	# The student's own names, given to the WINS server, and taken back.
	start_nmbd "$student" STUDENT --option='wins server=198.51.100.80'
	sleep 6
	lookup -U 198.51.100.80 --recursion STUDENT	# asked of WINS alone
	lookup -U 198.51.100.80 --recursion NOBODY
	stop "$samba"
	# A name that somebody has.
	start_nmbd "$student" NEIGHBOUR2 --option='netbios aliases=NEIGHBOUR'
	sleep 5
	stop "$samba"
	stop "$neighbour_nmbd"
}

prepare_smb() {
	start_nmbd "$neighbour" NEIGHBOUR
	start_smbd "$neighbour" NEIGHBOUR
	sleep 5
}

lesson_smb() {
	mkdir -p "$work/got"
	# As of old: by name, NetBIOS session at port 139, SMB 1.
	share -L NEIGHBOUR -p 139 "$old"
	share //NEIGHBOUR/lesson -p 139 "$old" -c "lcd $work/got; dir; get \"Все байты.bin\" bytes"
	# As of late: port 445, SMB 3, not encrypted.
	share -L NEIGHBOUR -p 445
	share //NEIGHBOUR/lesson -p 445 -c "lcd $work/got; dir; get Расписание.txt schedule;
		mkdir new; cd new; lcd $work/web; put 8.json; rename 8.json 9.json; del 9.json; cd ..; rmdir new"
	share //NEIGHBOUR/lesson -p 445 '--option=client max protocol=SMB2_02' -c 'get missing.txt'
	share //NEIGHBOUR/nothing -p 139 "$old" -c dir
}

truth_smb() {
	same got/bytes 'files/Все байты.bin'
	same got/schedule 'files/Расписание.txt'
	object 'tcp.port == 139 && smb.cmd == 0x2e' server 'READ ANDX, SMB 1' 'files/Все байты.bin'
	object 'tcp.port == 445 && smb2.cmd == 8' server 'READ, SMB 3.1.1' 'files/Расписание.txt'
	object 'tcp.port == 445 && smb2.cmd == 9' client 'WRITE, SMB 3.1.1' web/8.json
}
