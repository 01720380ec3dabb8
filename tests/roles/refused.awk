# Of an strace log: whether a process was confined, what was refused to it afterwards,
# and what of a capture was read by one that was not.  (Who is not root sees addresses instead of
# bytes as soon as the program cannot be dumped any more.)
/SECCOMP_SET_MODE_FILTER, .*(\{len=|0x)/ && / = 0$/ { if (!any++) print "confined"; confined[$1] = 1 }
confined[$1] && /= -1 E(PERM|ACCES)|(--- |killed by )SIGSYS/ { print "refused: " $0 }
!confined[$1] && / read\(.*"(\\324\\303\\262\\241|\\n\\r\\r\\n|\\37\\213|\(\\265\/\\375)/ { print "read before: " $0 }
