# shellcheck shell=sh disable=SC2154
# Lessons about names, addresses, pages and files: DNS, DHCP, HTTP, FTP.

lesson_web() {
	web=http://www.school.example
	mkdir -p "$work/got"
	get -o "$work/got/windows-1251.html" $web/windows-1251.html \
		-o "$work/got/koi8-r.html" $web/koi8-r.html -o "$work/got/chunked.html" $web/chunked.html
	get --compressed -o "$work/got/8.json" $web/8.json
	get -L -c "$work/jar" -o /dev/null $web/old.html		# moved; a cookie
	get -b "$work/jar" -0 -o /dev/null $web/koi8-r.html		# HTTP/1.0
	get -F 'note=Привет' -F "schedule=@$work/files/Расписание.txt" $web/upload
	get -H 'Expect: 100-continue' --data-binary "@$work/web/8.json" $web/upload
	get -r 1000-1099,2000-2049 -o /dev/null $web/picture.bmp	# two ranges
	get -X PUT -d no -o /dev/null $web/index.html			# not allowed
	# Three requests before the first answer.
	{ printf 'GET /%s.json HTTP/1.1\r\nHost: www\r\n\r\n' 1 2
	  printf 'HEAD / HTTP/1.1\r\nHost: www\r\nConnection: close\r\n\r\n'
	} | on "$student" nc -q 2 198.51.100.80 80
}

truth_web() {
	for file in windows-1251.html koi8-r.html chunked.html 8.json; do
		same "got/$file" "web/$file"
	done
	served body web/windows-1251.html
	served body web/koi8-r.html
	served 'body, chunked' web/chunked.html
	served 'body, gzip, chunked' web/8.json
	object 'http.request.uri == "/old.html"' server 'body, after the redirection' web/index.html
	object 'http.request.version == "HTTP/1.0"' server 'body, HTTP/1.0' web/koi8-r.html
	object 'mime_multipart' client 'part of multipart/form-data' 'files/Расписание.txt'
	object 'http.response.code == 100' client 'body, after 100 Continue' web/8.json
	object 'http.request.uri == "/1.json"' server 'body, pipelined' web/1.json
	object 'http.request.uri == "/2.json"' server 'body, pipelined' web/2.json
}

truth_http() {
	served body web/index.html
	served body web/picture.bmp
}

truth_lesson() {
	truth_http
}

ask() {	# OPTION... of dig
	on "$student" dig @192.0.2.1 +tries=1 +time=2 "$@"
}

lesson_dns() {
	ask www.school.example A		# an alias
	ask www.school.example AAAA		# the name is there, the address not
	ask school.example MX
	ask school.example TXT
	ask _pop3._tcp.school.example SRV
	ask -x 192.0.2.20
	ask nobody.school.example A		# no such name
	ask www.example.net A			# refused: this server asks nobody
	ask xn--j1ahfl.example A		# урок.example
	ask +noedns long.school.example TXT	# truncated, and again by TCP
	ask +tcp +keepopen mail.school.example A student.school.example A
	ask +dnssec +bufsize=4096 mail.school.example A
	on "$student" ping -n -c 1 neighbour	# searched in school.example
}

# The student's address comes, is used again, and goes.
dhcp_client() {
	enter "$student" busybox udhcpc -f -i eth0 -s "$here/dhcp.sh" -x hostname:student &
	client=$!
}

has_address() {
	ip -n "$student" address show dev eth0 | grep -q 192.0.2.10/
}

lesson_dhcp() {
	dhcp_client
	sleep 2
	wait_for "the DHCP client" has_address
	kill -USR1 $client	# renew
	sleep 1.5
	kill -USR2 $client	# release
	sleep 1
	kill $client
	# A second client, who wants an address that is not free here, is offered another.
	on "$student" busybox udhcpc -n -q -t 2 -T 1 -i eth0 -s "$here/dhcp.sh" -r 203.0.113.7 -V example
	ip -n "$student" neighbour flush dev eth0
	on "$student" ping -n -c 1 192.0.2.1
}

file() {	# PATH OPTION...
	path=$1
	shift
	on "$student" curl -s --user anonymous:student@school.example "$@" "ftp://198.51.100.80/$path"
}

lesson_ftp() {
	mkdir -p "$work/got"
	file '' -Q SYST -Q FEAT
	file 'Все%20байты.bin' -o "$work/got/bytes"
	file 'Расписание.txt' -o "$work/got/schedule" -P -		# the server calls back
	file 'Расписание.txt' -o /dev/null --disable-epsv -B		# as text
	file in/8.json -T "$work/web/8.json" -Q '-RNFR 8.json' -Q '-RNTO new.json'
	file in/ -Q '-DELE new.json'
	file missing.txt
}

truth_ftp() {
	same got/bytes 'files/Все байты.bin'
	same got/schedule 'files/Расписание.txt'
	object 'ftp-data && tcp.len == 1448 && ip.dst == 192.0.2.10' server 'RETR, EPSV' 'files/Все байты.bin'
	object 'ftp-data && tcp.srcport == 20' server 'RETR, EPRT' 'files/Расписание.txt'
	object 'ftp-data.setup-method == "PASV"' server 'RETR, PASV, as text' 'files/Расписание.txt'
	object 'ftp-data && ip.src == 192.0.2.10' client 'STOR, EPSV' web/8.json
}
