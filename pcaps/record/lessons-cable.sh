# shellcheck shell=sh disable=SC2154
# Lessons over a bad cable (loss, disorder, copies, bit errors), and over a
# trunk.  The seeds are some that show what they should without undue waiting.

prepare_http_loss() {
	bad_cable -l 6 -s 1
}

lesson_http_loss() {
	get -o "$work/got/index.html" http://198.51.100.80/index.html \
		-o "$work/got/picture.bmp" http://198.51.100.80/picture.bmp
	get -o /dev/null --data-binary "@$work/web/picture.bmp" -H Expect: http://198.51.100.80/upload
}

truth_http_loss() {
	truth_http
	same got/picture.bmp web/picture.bmp
	object 'tcp contains "POST /upload"' client body web/picture.bmp
}

# The letters are in the student's own box, for a second capture to fetch.
prepare_mail_loss() {
	rm -rf "$work/boxes"/*
	bad_cable -l 3 -r 6 -d 5 -s 2
}

lesson_mail_loss() {
	send_letters "$student" masha@school.example masha@school.example koi8-r attachments large
	wait_for "delivery" has_letters masha 3
	fetch_letters masha tanstaaf "$name"
}

truth_mail_loss() {
	sent_letters koi8-r attachments large
	fetched_letters 'tcp.port == 110' RETR "$name"
}

prepare_bits() {
	rm -rf "$work/boxes"/*
	bad_cable -b 12 -s 3
}

lesson_bits() {
	lesson_http_loss
	send_letters "$student" masha@school.example masha@school.example windows-1251 attachments
	wait_for "delivery" has_letters masha 2
	fetch_letters masha tanstaaf "$name" apop
}

truth_bits() {
	truth_http_loss
	sent_letters windows-1251 attachments
	fetched_letters 'tcp.port == 110' RETR "$name"
}

prepare_trunk() {
	rm -rf "$work/boxes"/*
	trunk_cable
}

lesson_trunk() {
	on "$student" ping -n -c 2 -i 0.2 192.0.2.20
	on "$student" ping -n -c 1 -s 3000 192.0.2.20	# three fragments
	get -o "$work/got/index.html" http://www.school.example/index.html
	send_letters "$student" masha@school.example masha@school.example utf-8
	wait_for "delivery" has_letters masha 1
	fetch_letters masha tanstaaf "$name"
}

truth_trunk() {
	same got/index.html web/index.html
	served body web/index.html
	sent_letters utf-8
	fetched_letters 'tcp.port == 110' RETR "$name"
}
