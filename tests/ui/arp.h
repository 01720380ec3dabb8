/* The lines that -z arp always prints. */
#ifndef TESTS_UI_ARP_H
#define TESTS_UI_ARP_H

#define TABLE "\nARP table: who says to have which address, and in which frame first; seconds since the first packet\n"
#define TABLE_HEAD "Address         MAC address                First seen  Last seen    Age  Frame By\n"
#define REQUESTS "\nARP requests: the first frame that asks and the first that answers; seconds of latency\n"
#define REQUESTS_HEAD "Asked by        Asked for        Tries  Frame Answers In frame    Latency\n"

#endif
