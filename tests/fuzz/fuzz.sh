#!/bin/sh
# fuzz.sh FOLDER SECONDS CORPUS IRISCOPE: random conversations, letters and capture files, on all processors.
#
# Seeds are pcaps/, tests/fuzz/said/ and, if they are there, the corpus and the
# dialogues: small ones only, since a large one teaches no more and takes
# longer.  What was found interesting stays in FOLDER/found and FOLDER/talks,
# made minimal afterwards; a crash stays as FOLDER/crash-*, and belongs into the
# tests.
folder=$1 seconds=$2 corpus=$3 iriscope=$4
jobs=$(nproc)
here=$(pwd)
most=4096	# bytes of a conversation
mkdir -p "$folder/seeds" "$folder/found" "$folder/packets" "$folder/talks"
for from in pcaps "$corpus/visible" "$corpus/hostile-visible"; do
	[ -d "$from" ] && find "$from" -maxdepth 1 -name '*.pcap*' -size -24k -exec cp {} "$folder/seeds" \;
done
find tests/fuzz/said pcaps "$corpus/../mission/dialogues" -maxdepth 1 \
    \( -name '*.txt' -o -name '*.pcap' -size -80k \) -exec tests/fuzz/seeds.sh "$folder/said" "$iriscope" {} + 2>/dev/null
find "$folder/said" -size +12k -delete
mkdir -p "$folder/letters" "$folder/mail"
find pcaps/truth -name '*.eml' -size -8k -exec sh -c 'cp "$1" "$0/mail/$(echo "$1" | tr / _)"' "$folder" {} \;
cd "$folder" || exit 1

# Drop what teaches nothing new of what a target found.
make_minimal() {
	mkdir -p minimal
	"$1" -merge=1 -max_len="$2" minimal "$3" "$4" >/dev/null 2>&1
	rm -rf "$3"
	mv minimal "$3"
}

./packet -max_total_time=$((seconds / 10 + 1)) -max_len=2048 -timeout=10 packets || exit 1
./letter -max_total_time=$((seconds / 10 + 1)) -max_len=8192 -timeout=10 -dict="$here/tests/fuzz/letter.dict" letters mail || exit 1
./stream -fork="$jobs" -max_total_time=$((seconds / 2 + 1)) -max_len="$most" -timeout=30 -rss_limit_mb=4096 \
	-dict="$here/tests/fuzz/stream.dict" talks said || exit 1
./file -fork="$jobs" -max_total_time=$((seconds / 2 + 1)) -max_len=24576 -timeout=20 -rss_limit_mb=4096 \
	found seeds || exit 1
make_minimal ./stream "$most" talks said
make_minimal ./file 24576 found seeds
echo "fuzz: clean; $(ls found | wc -l) files and $(ls talks | wc -l) conversations cover all that was reached"
