#!/bin/sh
# A rainbow as BMP, 240 x 240, one byte a pixel: 58,678 bytes to transfer.
export LC_ALL=C
awk '
function byte(n) { printf "%c", n }
function word(n, bytes) { for (; bytes-- > 0; n = int(n / 256)) byte(n % 256) }
function wave(i, shift) { return int(127.5 + 127 * cos((i + shift) * 6.2831853 / 256)) }
BEGIN {
	side = 240; colours = 256
	start = 14 + 40 + 4 * colours
	printf "BM"; word(start + side * side, 4); word(0, 4); word(start, 4)
	word(40, 4); word(side, 4); word(side, 4); word(1, 2); word(8, 2)
	word(0, 4); word(side * side, 4); word(2835, 4); word(2835, 4)
	word(colours, 4); word(0, 4)
	for (i = 0; i < colours; i++) {	# blue, green, red, nothing
		byte(wave(i, 85)); byte(wave(i, 171)); byte(wave(i, 0)); byte(0)
	}
	for (y = 0; y < side; y++)
		for (x = 0; x < side; x++)
			byte(int(sqrt(x * x + y * y)) % 256)
}'
