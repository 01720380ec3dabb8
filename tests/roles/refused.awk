# Of an strace log: whether the program was confined, what was refused afterwards,
# and what of a capture was read before.  (Who is not root sees addresses instead of
# bytes as soon as the program cannot be dumped any more.)
/SECCOMP_SET_MODE_FILTER, .*(\{len=|0x)/ && / = 0$/ { confined = 1; print "confined" }
confined && /= -1 E(PERM|ACCES)|(--- |killed by )SIGSYS/ { print "refused: " $0 }
!confined && / read\(.*"(\\324\\303\\262\\241|\\n\\r\\r\\n|\\37\\213|\(\\265\/\\375)/ { print "read before: " $0 }
