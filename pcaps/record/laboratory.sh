# shellcheck shell=sh disable=SC2154
# The laboratory work as a class does it, in one session: come to an address,
# open a page, write to the neighbour, fetch what the neighbour wrote, browse
# the Windows network, and find it all in the capture.

prepare_laboratory() {
	rm -rf "$work/boxes"/*
	start_nmbd "$neighbour" NEIGHBOUR
	start_smbd "$neighbour" NEIGHBOUR
	# Until it keeps the list of machines.
	sleep 20
}

lesson_laboratory() {
	dhcp_client
	sleep 1
	wait_for "the DHCP client" has_address
	on "$student" ping -n -c 2 -i 0.3 neighbour
	on "$student" traceroute -n -q 1 -N 1 www.school.example
	get -o "$work/got/index.html" http://www.school.example/index.html \
		-o "$work/got/picture.bmp" http://www.school.example/picture.bmp \
		-o "$work/got/koi8-r.html" http://www.school.example/koi8-r.html
	send_letters "$student" vasya@school.example masha@school.example koi8-r windows-1251 attachments
	# Out of the student's sight.
	send_letters "$neighbour" masha@school.example vasya@school.example reply
	wait_for "delivery" has_letters vasya 1
	wait_for "delivery" has_letters masha 3
	fetch_letters vasya raduga laboratory/vasya top
	fetch_letters masha tanstaaf laboratory/masha apop delete
	lookup NEIGHBOUR
	lookup -A 192.0.2.20
	share -L NEIGHBOUR -p 139 "$old"
	share //NEIGHBOUR/lesson -p 139 "$old" -c "lcd $work/got; dir; get Расписание.txt schedule"
	share //NEIGHBOUR/lesson -p 445 -c "lcd $work/got; get \"Все байты.bin\" bytes"
	kill "$client"
}

truth_laboratory() {
	same got/picture.bmp web/picture.bmp
	same got/schedule 'files/Расписание.txt'
	same got/bytes 'files/Все байты.bin'
	served body web/index.html
	served body web/picture.bmp
	served body web/koi8-r.html
	sent_letters koi8-r windows-1251 attachments
	fetched_letters 'pop.request.parameter == "vasya"' RETR laboratory/vasya
	fetched_letters 'pop.request.command == "APOP"' 'RETR after APOP' laboratory/masha
	object 'tcp.port == 139 && smb.cmd == 0x2e' server 'READ ANDX, SMB 1' 'files/Расписание.txt'
	object 'tcp.port == 445 && smb2.cmd == 8' server 'READ, SMB 3.1.1' 'files/Все байты.bin'
}

laboratory_notes() {
	note 'dhcp.option.dhcp == 1' 'DHCP: a machine without an address asks everybody for one.'
	note 'dhcp.option.dhcp == 5' 'The address is the student'"'"'s for ten minutes; router and name servers come along.'
	note 'arp.opcode == 1 && eth.src == 02:00:00:00:00:0a' 'ARP: whose MAC address is it? This question is for everybody.'
	note 'arp.opcode == 2 && eth.dst == 02:00:00:00:00:0a' 'The answer is for the one who asked.'
	note 'dns.flags.response == 0' 'DNS: the name comes before the address.'
	note 'icmp.type == 8' 'ICMP: an echo request, ping.'
	note 'icmp.type == 0' 'The echo reply brings the same data back.'
	note 'icmp.type == 11' 'Traceroute: the time to live ended at the router.'
	note 'tcp.flags.syn == 1 && tcp.flags.ack == 0' 'TCP: three segments open a connection.'
	note 'http.request' 'HTTP: the page is asked for.'
	note 'http.response.code == 200' 'Status, header, and the page.'
	note 'smtp.response.code == 220' 'SMTP: the mail server speaks first.'
	note 'smtp.req.command == "mail"' 'The envelope: who sends.'
	note 'smtp.req.command == "data"' 'The letter follows, up to a line with a dot alone.'
	note 'imf' 'The letter to the neighbour, in KOI8-R.'
	note 'pop.request.command == "PASS"' 'POP3: the password, as anybody on the wire can read it.'
	note 'pop.request.command == "RETR"' 'The neighbour'"'"'s answer is fetched.'
	note 'pop.request.command == "APOP"' 'APOP: no password on the wire, but a digest of it and the greeting.'
	note 'pop.request.command == "DELE"' 'Marked; it goes when QUIT has been answered.'
	note 'nbns.flags.response == 0 && ip.src == 192.0.2.10' 'NetBIOS: the name is asked of everybody.'
	note 'nbns.type == 33' 'Which names have you? (node status)'
	note 'nbss.type == 0x81' 'A NetBIOS session is asked for, by name.'
	note 'smb.cmd == 0x2e' 'SMB: a file of the neighbour'"'"'s is read.'
}
