# iriscope.  `make demo` builds it and opens a capture; `make test` tests it.
#
#   all       the program, build/iriscope             deps       install what is missing (Debian)
#   demo      build, then open pcaps/lesson.pcapng    install    into $(DESTDIR)$(PREFIX)
#   test      everything under tests/, sanitized      uninstall  take that away again
#                                                     install-capability GROUP=...: that group may capture
#   bench     ratios to tcpdump, tshark, tcpflow      lint       static analysis
#   fuzz      FUZZ_TIME seconds of random input       format     lay changed lines out
#   record    record pcaps/ anew (root, namespaces)   soak       loads, and a long capture (root)
#   clean     remove build/
#
# V=1 shows the commands.  CC=clang works, too.

CC       = gcc
PREFIX  ?= /usr/local
CORPUS  ?= ../shared/corpus
CAPTURE ?=
FUZZ_TIME ?= 60
SOAK_TIME ?= 600
CFLAGS  ?= -O3 -g
LTO     ?= $(if $(findstring clang,$(CC)),,-flto=auto)

B = build
WARN = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Wno-missing-field-initializers
CPPFLAGS += -D_GNU_SOURCE -I. -MMD -MP
BASE = -std=c17 $(WARN)
# LeakSanitizer traces the process when it ends, which a confined one does not let happen.
SANITIZE = -DUNCONFINED -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LIBS_FILES = -lpcap -lz -lzstd -lseccomp
LIBS_CODING = -lz -lzstd -lbrotlidec
LIBS = $(LIBS_FILES) $(LIBS_CODING) -lncursesw -ltinfo

Q = $(if $V,,@)
say = $(if $V,,@printf '  %-7s %s\n' $(1) $(2))

PACKAGES = gcc libpcap-dev zlib1g-dev libzstd-dev libbrotli-dev libseccomp-dev libncurses-dev libcriterion-dev libvterm-dev \
    iproute2 netbase procps strace tcpdump

DISSECTORS = $(wildcard dissectors/*/*.c)
TEXT       = $(wildcard ui/text/*.c)
SOURCES    = $(wildcard capture/*.c capture/*/*.c ui/*.c ui/*/*.c) $(DISSECTORS)
CONFINING  = $(patsubst %,capture/roles/%.c,rights confine landlock syscalls)
LIBRARY    = $(filter-out ui/main.c,$(SOURCES))
objects    = $(patsubst %.c,$(1)/%.o,$(2))

# Tests are grouped by what they may link: those of dissectors/ neither libpcap nor ncurses.
SUITES = dissectors capture ui screen roles live
RUNNERS = $(patsubst %,$B/test/run-%,$(SUITES))
LINK_dissectors = $(call objects,$B/test,$(DISSECTORS) $(TEXT))
LINK_capture    = $(call objects,$B/test,$(wildcard capture/*.c capture/*/*.c))
LINK_ui         = $(call objects,$B/test,$(LIBRARY))
LINK_screen     = $(LINK_ui) $(call objects,$B/test,tests/live/namespace.c)
LINK_roles      = $(call objects,$B/test,tests/ui/run.c tests/screen/pty.c tests/screen/sample.c)
LINK_live       = $(LINK_capture)
LIBS_dissectors = $(LIBS_CODING) -lbrotlienc
LIBS_capture    = $(LIBS_FILES)
LIBS_live       = $(LIBS_FILES)
LIBS_ui         = $(LIBS)
LIBS_screen     = $(LIBS) -lvterm -lutil
LIBS_roles      = -lvterm -lutil

all: $B/iriscope

$B/iriscope: $(call objects,$B/release,$(SOURCES))
	$(call say,link,$@)
	$Q$(CC) $(BASE) $(CFLAGS) $(LTO) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/release/%.o: %.c
	$(call say,cc,$<)
	$Q mkdir -p $(@D)
	$Q$(CC) $(CPPFLAGS) $(BASE) $(CFLAGS) $(LTO) -c -o $@ $<

$B/test/%.o: %.c
	$(call say,cc,$<)
	$Q mkdir -p $(@D)
	$Q$(CC) $(CPPFLAGS) $(BASE) $(SANITIZE) -c -o $@ $<

$B/test/iriscope: $(call objects,$B/test,$(SOURCES))
	$(call say,link,$@)
	$Q$(CC) $(BASE) $(SANITIZE) -o $@ $^ $(LIBS)

.SECONDEXPANSION:
$(RUNNERS): $B/test/run-%: $$(call objects,$B/test,$$(wildcard tests/%/*.c)) $$(LINK_%)
	$(call say,link,$@)
	$Q$(CC) $(BASE) $(SANITIZE) -o $@ $^ $(LIBS_$*) -lcriterion

# What confines cannot be tested with sanitizers, so from inside this program.
$B/test/breakout: $(call objects,$B/release,$(wildcard tests/roles/breakout/*.c) $(CONFINING))
	$(call say,link,$@)
	$Q mkdir -p $(@D)
	$Q$(CC) $(BASE) $(CFLAGS) $(LTO) $(LDFLAGS) -o $@ $^ -lseccomp -lutil

$B/test/proof: $B/test/tests/proof/proof.o
	$Q$(CC) $(BASE) $(SANITIZE) -o $@ $^ -lcriterion

demo: deps
	$Q$(MAKE) --no-print-directory all
	$Q tests/demo.sh $B/iriscope

test: deps
	$Q$(MAKE) --no-print-directory -j$$(nproc) $(RUNNERS) $B/test/iriscope $B/test/proof \
	    $B/test/breakout $B/iriscope
	$Q CORPUS=$(CORPUS) tests/run.sh $B/test $(SUITES)

bench: all $B/enlarge $B/first-screen $B/hostile
	$Q tests/bench/bench.sh $B/iriscope "$(CAPTURE)"
	$Q echo
	$Q tests/bench/streams.sh $B/iriscope "$(CAPTURE)"

$B/hostile: tests/bench/hostile.c
	$Q$(CC) $(CPPFLAGS) $(BASE) -O2 -o $@ $<

$B/enlarge: tests/bench/enlarge.c
	$Q$(CC) $(CPPFLAGS) $(BASE) -O2 -o $@ $<

$B/first-screen: tests/bench/first-screen.c
	$Q$(CC) $(CPPFLAGS) $(BASE) -O2 -o $@ $< -lutil

# Long: how much can be captured, beside others; then ten minutes with the screen open.
soak: all $B/flood $B/watch
	$Q tests/soak/load.sh $B/iriscope $B/flood $(or $(CAPTURE),pcaps/bulk.pcap)
	$Q tests/soak/long.sh $B/iriscope $B/flood $B/watch $(or $(CAPTURE),pcaps/bulk.pcap) $(SOAK_TIME)

$B/flood: tests/soak/flood.c $(call objects,$B/release,$(wildcard capture/*.c))
	$Q$(CC) $(CPPFLAGS) $(BASE) -O2 $(LTO) -o $@ $^ $(LIBS_FILES)

$B/watch: tests/soak/watch.c
	$Q$(CC) $(CPPFLAGS) $(BASE) -O2 -o $@ $< -lvterm -lutil

FUZZ_OBJECTS = $(call objects,$B/fuzz/objects,$(LIBRARY))
FUZZ_stream  = $(call objects,$B/fuzz/objects,$(patsubst %,tests/%.c,fuzz/cutting fuzz/fragment fuzz/record \
    dissectors/frames dissectors/shown))

fuzz: $B/fuzz/file $B/fuzz/packet $B/fuzz/stream $B/fuzz/letter $B/iriscope
	$Q tests/fuzz/fuzz.sh $B/fuzz $(FUZZ_TIME) $(CORPUS) $B/iriscope

$B/fuzz/file $B/fuzz/packet $B/fuzz/stream $B/fuzz/letter: $B/fuzz/%: $B/fuzz/objects/tests/fuzz/%.o $(FUZZ_OBJECTS) $$(FUZZ_%)
	$(call say,link,$@)
	$Q clang $(BASE) $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# New ways are looked for in the program alone, not in the tests.
$B/fuzz/objects/%.o: %.c
	$(call say,fuzz,$<)
	$Q mkdir -p $(@D)
	$Q clang $(CPPFLAGS) $(BASE) $(SANITIZE) $(if $(filter tests/%,$<),,-fsanitize=fuzzer-no-link) -c -o $@ $<

record:
	pcaps/record/record.sh

lint:
	$Q cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability -I. \
	    --suppress=normalCheckLevelMaxBranches capture dissectors ui
	$Q $(MAKE) --no-print-directory B=$B/lint CC=clang LTO= CFLAGS="-O1 -Werror" all

# Lines that changed since the last commit; tables are laid out by hand.
format:
	git clang-format --extensions c,h

# How far the values of the corpus's captures are tshark's.
conformance: all
	cd $(CORPUS) && tools/fieldcheck --against visible/expected --program $(CURDIR)/$B/iriscope \
	    --accepted $(CURDIR)/tests/accepted.tsv --min 99.9 visible \
	    --fields frame,eth,vlan,llc,arp,ip,ipv6,icmp,icmpv6,igmp,tcp,udp,dhcp,dns,nbns,nbdgm,nbss,smb,smb2,http,smtp,pop,imf
	cd $(CORPUS) && tools/fieldcheck --against visible/expected --program $(CURDIR)/tests/as-sent.sh \
	    --accepted $(CURDIR)/tests/accepted.tsv --min 99.9 visible --fields imf

# What other readers of letters find in those of pcaps/ and of the corpus: Debian's python3, and its GMime if it is there.
PYTHON = /usr/bin/python3
oracles: all
	$Q command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON): apt-get install python3 python3-gi gir1.2-gmime-3.0" >&2; exit 1; }
	$Q $(PYTHON) tests/letters.py $B/iriscope tests/letters.tsv pcaps/*.pcap* $(wildcard $(CORPUS)/visible/*.pcap*)

deps:
	$Q NO_DEPS=$(NO_DEPS) tests/deps.sh $(PACKAGES)

install: all
	install -D -m 755 $B/iriscope $(DESTDIR)$(PREFIX)/bin/iriscope

# As Debian's wireshark-common does it: the program has the right to capture, and the group the right
# to the program.  A new group or mode takes capabilities away, so setcap comes last.
install-capability: all
	$Q test -n "$(GROUP)" || { echo "Which group? make install-capability GROUP=..." >&2; exit 1; }
	$Q getent group "$(GROUP)" >/dev/null || { echo "No group $(GROUP): addgroup --system $(GROUP)" >&2; exit 1; }
	$Q command -v setcap >/dev/null || { echo "No setcap: apt-get install libcap2-bin" >&2; exit 1; }
	$Q $(MAKE) --no-print-directory install
	chgrp "$(GROUP)" $(DESTDIR)$(PREFIX)/bin/iriscope
	chmod 750 $(DESTDIR)$(PREFIX)/bin/iriscope
	setcap cap_net_raw,cap_net_admin=eip $(DESTDIR)$(PREFIX)/bin/iriscope

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/iriscope

clean:
	rm -rf $B

.PHONY: all demo test bench soak fuzz record lint format conformance oracles deps install install-capability uninstall clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
