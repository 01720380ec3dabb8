/*
 * What the numbers of SMTP's replies mean.  RFC 5321 section 4.2.3, RFC 821;
 * RFC 4954 section 6 and RFC 3207 section 4; the enhanced codes: RFC 3463.
 */

#include "dissectors/application/smtp_rows.h"

const struct value smtp_codes[] = {
	{ 211, "System status, or help" }, { 214, "Help" }, { 220, "Service ready" },
	{ 221, "Service closes the connection" }, { 235, "Authentication succeeded" },
	{ 250, "Done" }, { 251, "User not local; will forward" },
	{ 252, "Cannot verify the user, but will take the message" }, { 253, "Messages wait for the node" },
	{ 334, "Challenge: go on with the authentication" }, { 354, "Send the mail, and a dot alone at its end" },
	{ 421, "Service not available; closes the connection" },
	{ 432, "A new password is needed" }, { 450, "Mailbox not available now" }, { 451, "Local error: stopped" },
	{ 452, "Not enough storage" }, { 453, "No mail waits" }, { 454, "Not possible now" },
	{ 455, "Parameters cannot be met now" },
	{ 458, "Cannot queue messages for the node" }, { 459, "Node not allowed" },
	{ 500, "Command not recognised" }, { 501, "Syntax error in parameters" }, { 502, "Command not implemented" },
	{ 503, "Bad sequence of commands" }, { 504, "Parameter not implemented" }, { 521, "Takes no mail" },
	{ 523, "Encryption needed" }, { 530, "Authentication needed" }, { 534, "Mechanism too weak" },
	{ 535, "Credentials are wrong" }, { 538, "Mechanism needs encryption" },
	{ 550, "Mailbox not available, or refused by policy" }, { 551, "User not local; try the other path" },
	{ 552, "Storage exceeded" }, { 553, "Mailbox name not allowed" }, { 554, "Transaction failed, or no SMTP service here" },
	{ 555, "Parameters not recognised" }, { 556, "Domain takes no mail" }, { 0, NULL },
};

enum { SUBJECTS = 8 };

static const struct value classes[] = {
	{ 2, "Success" }, { 4, "Failure for now" }, { 5, "Failure for good" }, { 0, NULL },
};

static const struct value subjects[] = {
	{ 0, "Other" }, { 1, "Addresses" }, { 2, "Mailbox" }, { 3, "Mail system" }, { 4, "Network and routing" },
	{ 5, "Protocol" }, { 6, "Content" }, { 7, "Security and policy" }, { 0, NULL },
};

static const struct value of_others[] = { { 0, "Other" }, { 0, NULL } };

static const struct value of_addresses[] = {
	{ 0, "Other" }, { 1, "No such mailbox" }, { 2, "No such domain" }, { 3, "Bad syntax of the recipient" },
	{ 4, "Recipient not unique" }, { 5, "Recipient is valid" }, { 6, "Mailbox moved, no forwarding" },
	{ 7, "Bad syntax of the sender" }, { 8, "No such sender's system" }, { 10, "Domain takes no mail" }, { 0, NULL },
};

static const struct value of_mailbox[] = {
	{ 0, "Other" }, { 1, "Not active" }, { 2, "Full" }, { 3, "Message too long for it" },
	{ 4, "Expansion of a list failed" }, { 0, NULL },
};

static const struct value of_system[] = {
	{ 0, "Other" }, { 1, "Full" }, { 2, "Takes no messages" }, { 3, "Lacks the features" },
	{ 4, "Message too big" }, { 5, "Wrong configuration" }, { 0, NULL },
};

static const struct value of_network[] = {
	{ 0, "Other" }, { 1, "No answer from the host" }, { 2, "Bad connection" }, { 3, "Directory server failed" },
	{ 4, "No route" }, { 5, "Congested" }, { 6, "Routing loop" }, { 7, "Delivery took too long" }, { 0, NULL },
};

static const struct value of_protocol[] = {
	{ 0, "Other" }, { 1, "Invalid command" }, { 2, "Syntax error" }, { 3, "Too many recipients" },
	{ 4, "Invalid arguments" }, { 5, "Wrong version" }, { 6, "Authentication line too long" }, { 0, NULL },
};

static const struct value of_content[] = {
	{ 0, "Other" }, { 1, "Medium not supported" }, { 2, "Conversion needed and forbidden" },
	{ 3, "Conversion needed and not supported" }, { 4, "Converted with loss" }, { 5, "Conversion failed" },
	{ 7, "Addresses beyond ASCII not possible" }, { 0, NULL },
};

static const struct value of_security[] = {
	{ 0, "Other" }, { 1, "Not authorised: refused" }, { 2, "List may not be expanded" },
	{ 3, "Conversion needed and not possible" }, { 4, "Features not supported" }, { 5, "Cryptographic failure" },
	{ 6, "Algorithm not supported" }, { 7, "Integrity failure" }, { 8, "Credentials are wrong" },
	{ 9, "Mechanism too weak" }, { 10, "Encryption needed" }, { 11, "Encryption needed for the mechanism" },
	{ 13, "Account disabled" }, { 25, "No reverse name of the sender" }, { 0, NULL },
};

enum { ENHANCED, CLASS, SUBJECT, DETAIL };

static const struct field fields[] = {
	[ENHANCED] = { "smtp.response.enhanced", "Enhanced code", TEXT },
	[CLASS]    = { "smtp.response.class", "Class", UINT, .values = classes },
	[SUBJECT]  = { "smtp.response.subject", "Subject", UINT, .values = subjects },
	/* by subject */
	[DETAIL]     = { "smtp.response.detail", "Detail", UINT, .values = of_others },
	[DETAIL + 1] = { "smtp.response.detail", "Detail", UINT, .values = of_addresses },
	[DETAIL + 2] = { "smtp.response.detail", "Detail", UINT, .values = of_mailbox },
	[DETAIL + 3] = { "smtp.response.detail", "Detail", UINT, .values = of_system },
	[DETAIL + 4] = { "smtp.response.detail", "Detail", UINT, .values = of_network },
	[DETAIL + 5] = { "smtp.response.detail", "Detail", UINT, .values = of_protocol },
	[DETAIL + 6] = { "smtp.response.detail", "Detail", UINT, .values = of_content },
	[DETAIL + 7] = { "smtp.response.detail", "Detail", UINT, .values = of_security },
};

/* RFC 3463 section 2: up to three digits; gives how many. */
static size_t
read_number(const uint8_t *p, size_t n, unsigned *number)
{
	size_t i = 0;

	for (*number = 0; i < n && i < 3 && p[i] >= '0' && p[i] <= '9'; i++)
		*number = *number * 10 + (p[i] - '0');
	return i;
}

void
dissect_smtp_enhanced(struct dissection *d)
{
	unsigned class, subject, detail;
	const uint8_t *p = d->p;
	size_t n = left(d), one = read_number(p, n, &class);

	if (one != 1 || n < 5 || p[1] != '.' || (class != 2 && class != 4 && class != 5))
		return;
	size_t two = read_number(p + 2, n - 2, &subject), at = 2 + two + 1;

	if (!two || at >= n || p[at - 1] != '.')
		return;
	size_t three = read_number(p + at, n - at, &detail), end = at + three;

	if (!three || (end < n && p[end] != ' '))
		return;
	add_value(d, ENHANCED, 0, p, end);
	d->depth++;
	add_value(d, CLASS, class, p, 1);
	add_value(d, SUBJECT, subject, p + 2, two);
	add_value(d, DETAIL + (subject < SUBJECTS ? subject : 0), detail, p + at, three);
	d->depth--;
}

const struct dissector dissector_smtp_codes = {
	.proto = { "smtp.codes", "Enhanced codes of SMTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smtp_greeting,
};
