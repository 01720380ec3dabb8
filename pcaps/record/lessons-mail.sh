# shellcheck shell=sh disable=SC2154
# Lessons about mail: SMTP and POP3, by programs and by hand.

send_letters() {	# HOST SENDER RECIPIENTS LETTER...
	where=$1 sender=$2 recipients=$3
	shift 3
	for letter; do
		set -- "$@" "$work/mail/$letter.eml"
		shift
	done
	on "$where" "$here/mail.py" send mail.school.example "$sender" "$recipients" "$@"
}

fetch_letters() {	# USER PASSWORD FOLDER [HOW...]
	user=$1 password=$2 folder=$3
	shift 3
	rm -rf "${work:?}/$folder"
	on "$student" "$here/mail.py" fetch mail.school.example "$user" "$password" "$work/$folder" "$@"
}

# Somebody types; what the server said is left in the work folder.
type_lines() {	# PORT < LINES
	on "$student" "$here/type.py" 198.51.100.80 "$1"
}

# Empty boxes, then letters that no capture of the student's sees coming.
fill_boxes() {	# RECIPIENT COUNT LETTER...
	rm -rf "$work/boxes"/*
	recipient=$1 count=$2
	shift 2
	send_letters "$neighbour" masha@school.example "$recipient@school.example" "$@"
	wait_for "delivery" has_letters "$recipient" "$count"
}

has_letters() {	# BOX COUNT
	[ "$(find "$work/boxes/$1/new" -type f | wc -l)" = "$2" ]
}

lesson_mail() {
	vasya=vasya@school.example masha=masha@school.example
	send_letters "$student" $vasya $masha ascii koi8-r windows-1251
	send_letters "$student" $vasya $masha,nobody@school.example utf-8 iso-8859-5 cp866
	send_letters "$student" $vasya class@school.example alternative attachments
	send_letters "$student" $vasya $masha undeclared lying stripped
	type_lines 25 <<-'END'
		HELLO 192.0.2.10
		EHLO student.school.example
		RSTE^H^HET
		RSET
		VRFY masha
		EXPN class
		HELP
		SEND FROM:<vasya@school.example>
		HELO student.school.example
		mail from:<>
		RCPT TO: masha@school.example
		RCPT TO:<somebody@example.net>
		NOOP
		DATA
		nu-i-nu...
		..and a dot
		.
		QUIT
	END
}

letters_of_mail='ascii koi8-r windows-1251 utf-8 iso-8859-5 cp866 alternative attachments undeclared lying stripped'

truth_mail() {
	# shellcheck disable=SC2086
	sent_letters $letters_of_mail
	printf 'nu-i-nu...\r\n.and a dot\r\n' >"$work/mail/typed.eml"
	object 'smtp.req.command == "HELLO" || tcp contains "500 unrecognized"' client \
		'DATA, typed key by key' mail/typed.eml
}

prepare_pop3() {
	# shellcheck disable=SC2086
	fill_boxes masha 11 $letters_of_mail
}

lesson_pop3() {
	type_lines 110 <<-'END'
		USER masha
		PASS wrong
		USER masha
		PASS tanstaaf
		STTA^H^HAT
		STAT
		LIST
		LIST 2
		LIST 99
		UIDL 1
		TOP 1 1
		RETR 1
		DELE 1
		DELE 1
		RETR 1
		LIST
		RSET
		NOOP
		XYZ^?^?^?
		QUIT
	END
	fetch_letters masha tanstaaf pop3/kept top
	type_lines 110 <<-'END'
		USER masha
		PASS tanstaaf
		DELE 2
		DELE 3
		^C
	END
	fetch_letters masha tanstaaf pop3/taken apop delete
	fetch_letters masha tanstaaf pop3/nothing apop
}

truth_pop3() {
	row 0 server 'RETR 1, typed key by key' pop3/kept/1.eml
	fetched_letters 'pop.request.command == "TOP"' RETR pop3/kept
	fetched_letters 'pop.request.command == "APOP"' RETR pop3/taken
}
