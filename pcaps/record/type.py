#!/usr/bin/env python3
"""type.py HOST PORT < LINES: a dialogue typed by hand, each key a segment of its own.

In a line, ^H is the Backspace key, ^? is Delete.  Enter ends a line, and whoever
types waits for the answer.  Prints what the server said.  A last line "^C" goes
away without a word, with a reset.
"""
import select
import socket
import struct
import sys
import time

KEYS = {"^H": b"\x08", "^?": b"\x7f"}
KEY_PAUSE = 0.012
LISTEN = 0.25    # seconds without a word: the server has finished
ANSWER = 8       # a wrong password is answered late, the text of a letter not at all


def listen(wire, patience):
    while select.select([wire], [], [], patience)[0]:
        said = wire.recv(65536)
        if not said:
            return
        sys.stdout.buffer.write(said)
        patience = LISTEN


def press(wire, keys):
    wire.sendall(keys)
    time.sleep(KEY_PAUSE)


def type_line(wire, line):
    while line:
        special = KEYS.get(line[:2])
        press(wire, special or line[0].encode())
        line = line[2:] if special else line[1:]
    press(wire, b"\r\n")


def main():
    wire = socket.create_connection((sys.argv[1], int(sys.argv[2])))
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listen(wire, ANSWER)
    text = False
    for line in sys.stdin:
        line = line.rstrip("\n")
        if line == "^C":
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            break
        type_line(wire, line)
        text = line == "DATA" or (text and line != ".")
        listen(wire, LISTEN if text else ANSWER)
    wire.close()


main()
