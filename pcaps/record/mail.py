#!/usr/bin/env python3
"""Mail as programs send and fetch it.

mail.py send HOST SENDER RECIPIENT[,RECIPIENT] FILE...
    all files in one SMTP session; a recipient refused is none for that letter
mail.py fetch HOST USER PASSWORD FOLDER [apop] [top] [delete]
    all letters of the box by POP3, kept as FOLDER/1.eml, 2.eml, ...: the octets
    between the reply and its end, without the dots that were stuffed in
"""
import poplib
import smtplib
import sys
from pathlib import Path


def send(host, sender, recipients, *files):
    # A host name of ours, or smtplib asks the network what this machine is called.
    with smtplib.SMTP(host, local_hostname="student") as server:
        server.ehlo(f"[{server.sock.getsockname()[0]}]")
        for file in files:
            letter = Path(file).read_bytes()
            eight = [] if letter.isascii() else ["BODY=8BITMIME"]
            server.sendmail(sender, recipients.split(","), letter, mail_options=eight)


def fetch(host, user, password, folder, *how):
    server = poplib.POP3(host)
    if "apop" in how:
        server.apop(user, password)
    else:
        server.user(user)
        server.pass_(password)
    count, _ = server.stat()
    server.list()
    server.uidl()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        if "top" in how:
            server.top(number, 2)
        lines = server.retr(number)[1]
        Path(folder, f"{number}.eml").write_bytes(b"".join(line + b"\r\n" for line in lines))
        if "delete" in how:
            server.dele(number)
    server.quit()


{"send": send, "fetch": fetch}[sys.argv[1]](*sys.argv[2:])
