#!/bin/sh
# fuzz.sh FOLDER SECONDS CORPUS: random capture files, on all processors.
#
# Seeds are pcaps/ and, if it is there, the corpus: small files only, since a
# large one teaches no more and takes longer.  What was found interesting stays
# in FOLDER/found, made minimal afterwards; a crash stays as FOLDER/crash-*, and
# belongs into the tests.
folder=$1 seconds=$2 corpus=$3
jobs=$(nproc)
mkdir -p "$folder/seeds" "$folder/found" "$folder/packets"
for from in pcaps "$corpus/visible" "$corpus/hostile-visible"; do
	[ -d "$from" ] && find "$from" -maxdepth 1 -name '*.pcap*' -size -24k -exec cp {} "$folder/seeds" \;
done
cd "$folder" || exit 1
./packet -max_total_time=$((seconds / 10 + 1)) -max_len=2048 -timeout=10 packets || exit 1
./file -fork="$jobs" -max_total_time="$seconds" -max_len=24576 -timeout=20 -rss_limit_mb=4096 \
	found seeds || exit 1
mkdir -p minimal
./file -merge=1 -max_len=24576 minimal found seeds >/dev/null 2>&1
rm -rf found
mv minimal found
echo "fuzz: clean; $(ls found | wc -l) files cover all that was reached"
