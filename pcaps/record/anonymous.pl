#!/usr/bin/perl -pi
# Take the recording machine out of a pcapng file's first section: processor,
# system and program stand in options of the section header (block type
# 0A0D0D0A) and, as if_os, of the interface description (type 1).
BEGIN { undef $/; binmode STDIN; }

sub without_options {	# BLOCK, LENGTH OF ITS FIXED PART, OPTIONS TO KEEP: the block with only these
	my ($block, $fixed, %keep) = @_;
	my $options = substr $block, 8 + $fixed, -4;
	my $kept = '';
	while (length $options >= 4) {
		my ($code, $n) = unpack 'vv', $options;
		my $padded = 4 + ($n + 3 & ~3);
		$kept .= substr $options, 0, $padded if $keep{$code};
		$options = substr $options, $padded;
	}
	$kept .= "\0\0\0\0" if $kept ne '';
	my $n = 12 + $fixed + length $kept;
	return pack('a4 V', $block, $n) . substr($block, 8, $fixed) . $kept . pack 'V', $n;
}

my $first = unpack 'x4 V', $_;
my $second = unpack "x$first x4 V", $_;
substr($_, $first, $second) = without_options(substr($_, $first, $second), 8, 2 => 1, 9 => 1);
substr($_, 0, $first) = without_options(substr($_, 0, $first), 16);
