/* Which message of the name service one is.  RFC 1002 sections 4.2.2 to 4.2.18, by the flags each must have. */

#include "dissectors/netbios/nbns.h"

enum {
	REGISTRATION = 2, OVERWRITE, OVERWRITE_DEMAND, REFRESH, REGISTERED, NOT_REGISTERED, CHALLENGE, CONFLICT,
	RELEASE, RELEASE_DEMAND, RELEASED, NOT_RELEASED, QUERY, FOUND, NOT_FOUND, REDIRECT, WACK, STATUS,
	STATUS_ANSWER, MULTIHOMED, UNKNOWN,
};

const struct value nbns_kinds[] = {
	{ REGISTRATION, "name registration request (RFC 1002 section 4.2.2)" },
	{ OVERWRITE, "name overwrite request: the name is mine whoever has it (4.2.3)" },
	{ OVERWRITE_DEMAND, "name overwrite demand: nobody objected, the name is mine (4.2.3)" },
	{ REFRESH, "name refresh request: I still have it (4.2.4)" },
	{ REGISTERED, "positive name registration response (4.2.5)" },
	{ NOT_REGISTERED, "negative name registration response (4.2.6)" },
	{ CHALLENGE, "end-node challenge registration response: ask the present owner yourself (4.2.7)" },
	{ CONFLICT, "name conflict demand: give up the name, another has it (4.2.8)" },
	{ RELEASE, "name release request (4.2.9)" },
	{ RELEASE_DEMAND, "name release demand: the name is free from now on (4.2.9)" },
	{ RELEASED, "positive name release response (4.2.10)" },
	{ NOT_RELEASED, "negative name release response (4.2.11)" },
	{ QUERY, "name query request (4.2.12)" },
	{ FOUND, "positive name query response (4.2.13)" },
	{ NOT_FOUND, "negative name query response (4.2.14)" },
	{ REDIRECT, "redirect name query response: ask that name server (4.2.15)" },
	{ WACK, "wait for acknowledgement: the answer comes within the time to live (4.2.16)" },
	{ STATUS, "node status request (4.2.17)" },
	{ STATUS_ANSWER, "node status response (4.2.18)" },
	{ MULTIHOMED, "name registration request of a host with several addresses (Windows)" },
	{ UNKNOWN, "none that is known" },
	{ 0, NULL },
};

static uint64_t
kind_of_request(uint64_t flags, uint64_t first_type)
{
	switch (nbns_opcode(flags)) {
	case NBNS_QUERY:
		return first_type == NBNS_NBSTAT ? STATUS : QUERY;
	case NBNS_REGISTRATION:
		return flags & NBNS_RECURSION_DESIRED ? REGISTRATION :
		    flags & NBNS_BROADCAST ? OVERWRITE_DEMAND : OVERWRITE;
	case NBNS_RELEASE:
		return flags & NBNS_BROADCAST ? RELEASE_DEMAND : RELEASE;
	case NBNS_REFRESH: case NBNS_REFRESH_ALTERNATE:
		return REFRESH;
	case NBNS_MULTIHOMED:
		return MULTIHOMED;
	}
	return UNKNOWN;
}

static uint64_t
kind_of_response(uint64_t flags, uint64_t first_type, bool redirects)
{
	enum { CONFLICT_ERROR = 7 };
	uint64_t code = flags & NBNS_RCODE;

	switch (nbns_opcode(flags)) {
	case NBNS_QUERY:
		return code ? NOT_FOUND : first_type == NBNS_NBSTAT ? STATUS_ANSWER : redirects ? REDIRECT : FOUND;
	case NBNS_REGISTRATION: case NBNS_MULTIHOMED: case NBNS_REFRESH: case NBNS_REFRESH_ALTERNATE:
		return code == CONFLICT_ERROR ? CONFLICT : code ? NOT_REGISTERED :
		    flags & NBNS_RECURSION_AVAILABLE ? REGISTERED : CHALLENGE;
	case NBNS_RELEASE:
		return code ? NOT_RELEASED : RELEASED;
	case NBNS_WACK:
		return WACK;
	}
	return UNKNOWN;
}

uint64_t
nbns_kind(uint64_t flags, uint64_t first_type, bool redirects)
{
	return flags & NBNS_RESPONSE ? kind_of_response(flags, first_type, redirects) :
	    kind_of_request(flags, first_type);
}
