#!/bin/sh
# Run the test suites named after the build folder and add them up.
#
# Criterion 2.4.1 lets a leak, and some sanitizer reports, pass as success.  So
# every sanitizer writes to a log, and a log is a failure.  That this works is
# proved first, each time: the tests of proof/ leak and overflow on purpose,
# and have to be noticed.
build=$1
shift
logs=$build/logs
rm -rf "$logs"
mkdir -p "$logs/proof"

sanitized() {	# log name, command...
	log=$1
	shift
	ASAN_OPTIONS="detect_leaks=1:log_path=$log" \
	UBSAN_OPTIONS="print_stacktrace=1:log_path=$log" "$@"
}

reported() {	# log name: whether a sanitizer wrote to it; gcc's UBSan writes to the output
	ls "$1".[0-9]* >/dev/null 2>&1 || grep -q 'runtime error:' "$1.out"
}

for kind in leak undefined; do
	sanitized "$logs/proof/$kind" "$build/proof" --filter "proof/$kind" >"$logs/proof/$kind.out" 2>&1
	if ! reported "$logs/proof/$kind"; then
		echo "proof: the sanitizers missed a deliberate fault of kind '$kind'"
		exit 1
	fi
done

tested=0 failed=0
for suite; do
	sanitized "$logs/$suite" "$build/run-$suite" --jobs 2 >"$logs/$suite.out" 2>&1
	code=$?
	line=$(grep 'Synthesis:' "$logs/$suite.out" | tail -n 1 | sed 's/\x1b\[[0-9;]*m//g')
	ran=$(echo "$line" | sed -n 's/.*Tested: \([0-9]*\).*/\1/p')
	passing=$(echo "$line" | sed -n 's/.*Passing: \([0-9]*\).*/\1/p')
	bad=$((${ran:-1} - ${passing:-0}))
	[ $code -ne 0 ] && [ $bad -eq 0 ] && bad=1
	[ $bad -eq 0 ] && reported "$logs/$suite" && bad=1
	[ $bad -gt 0 ] && cat "$logs/$suite.out"
	grep -h 'skipped:' "$logs/$suite.out" | sort -u
	tested=$((tested + ${ran:-1})) failed=$((failed + bad))
	echo "$suite: ${passing:-0} of ${ran:-0} tests pass"
done

for log in "$logs"/*.[0-9]*; do
	[ -e "$log" ] || continue
	echo "sanitizer report, $log:"
	head -n 40 "$log"
done
echo "$((tested > failed ? tested - failed : 0)) passed, $failed failed"
[ $failed -eq 0 ]
