/*
 * The fields of a letter's header: a name in tables, how its value is read,
 * who writes it, what it is for.
 *
 * RFC 5322 section 3.6, RFC 2045, 2076 (those that are met), 2156, 2369, 2919,
 * 3834, 8601; RFC 4021 lists more.  Abbreviations are Wireshark's where it has one.
 */
#ifndef DISSECTORS_MAIL_IMF_NAMES_H
#define DISSECTORS_MAIL_IMF_NAMES_H

/* How values are read. */
enum imf_form {
	IMF_PLAIN,	/* as sent */
	IMF_TEXT,	/* words.h */
	IMF_MAILBOXES,	/* ... addresses: address.h */
	IMF_ADDRESSES,	/* ... which may be groups */
	IMF_DATE,
	IMF_OTHER_DATE,
	IMF_RECEIVED,	/* received.h */
	IMF_ID,		/* message_id.h */
	IMF_IDS,
	IMF_PRIORITY,	/* a digit */
};

/* Who writes them: as a rule, for anyone can. */
enum imf_origin { IMF_ANY, IMF_SENDER, IMF_SERVER, IMF_LIST, IMF_READER, IMF_ORIGINS };

/*
 * X(row, abbreviation, name, form, origin): those whose text is decoded, and
 * stands under .raw as it was sent,
 */
#define IMF_DECODED(X) \
	X(SUBJECT, "subject", "Subject", TEXT, SENDER) \
	X(FROM, "from", "From", MAILBOXES, SENDER) \
	X(SENDER, "sender", "Sender", MAILBOXES, SENDER) \
	X(REPLY_TO, "reply_to", "Reply-To", ADDRESSES, SENDER) \
	X(TO, "to", "To", ADDRESSES, SENDER) \
	X(CC, "cc", "Cc", ADDRESSES, SENDER) \
	X(BCC, "bcc", "Bcc", ADDRESSES, SENDER) \
	X(COMMENTS, "comments", "Comments", TEXT, ANY) \
	X(KEYWORDS, "keywords", "Keywords", TEXT, SENDER) \
	X(ORGANIZATION, "organization", "Organization", TEXT, SENDER) \
	X(ERRORS_TO, "errors_to", "Errors-To", ADDRESSES, SENDER) \
	X(RETURN_PATH, "return_path", "Return-Path", ADDRESSES, SERVER) \
	X(DELIVERED_TO, "delivered_to", "Delivered-To", ADDRESSES, SERVER) \
	X(ORIGINAL_TO, "ext.original-to", "X-Original-To", ADDRESSES, SERVER) \
	X(ENVELOPE_TO, "envelope_to", "Envelope-To", ADDRESSES, SERVER) \
	X(APPARENTLY_TO, "apparently_to", "Apparently-To", ADDRESSES, SERVER) \
	X(RECEIPT_TO, "disposition_notification_to", "Disposition-Notification-To", ADDRESSES, SENDER) \
	X(RETURN_RECEIPT_TO, "return_receipt_to", "Return-Receipt-To", ADDRESSES, SENDER) \
	X(RESENT_FROM, "resent.from", "Resent-From", MAILBOXES, ANY) \
	X(RESENT_SENDER, "resent.sender", "Resent-Sender", MAILBOXES, ANY) \
	X(RESENT_TO, "resent.to", "Resent-To", ADDRESSES, ANY) \
	X(RESENT_CC, "resent.cc", "Resent-Cc", ADDRESSES, ANY) \
	X(RESENT_BCC, "resent.bcc", "Resent-Bcc", ADDRESSES, ANY) \
	X(USER_AGENT, "user_agent", "User-Agent", TEXT, SENDER) \
	X(X_MAILER, "ext.mailer", "X-Mailer", TEXT, SENDER) \
	X(CONTENT_DESCRIPTION, "content.description", "Content-Description", TEXT, SENDER)

/* and the others. */
#define IMF_UNDECODED(X) \
	X(DATE, "date", "Date", DATE, SENDER) \
	X(MESSAGE_ID, "message_id", "Message-ID", ID, SENDER) \
	X(IN_REPLY_TO, "in_reply_to", "In-Reply-To", IDS, SENDER) \
	X(REFERENCES, "references", "References", IDS, SENDER) \
	X(RECEIVED, "received", "Received", RECEIVED, SERVER) \
	X(RESENT_DATE, "resent.date", "Resent-Date", OTHER_DATE, ANY) \
	X(RESENT_MESSAGE_ID, "resent.message_id", "Resent-Message-ID", ID, ANY) \
	X(MIME_VERSION, "mime_version", "MIME-Version", PLAIN, SENDER) \
	X(CONTENT_TYPE, "content.type", "Content-Type", PLAIN, SENDER) \
	X(CONTENT_ID, "content.id", "Content-ID", ID, SENDER) \
	X(CONTENT_TRANSFER_ENCODING, "content.transfer_encoding", "Content-Transfer-Encoding", PLAIN, SENDER) \
	X(CONTENT_LANGUAGE, "content_language", "Content-Language", PLAIN, SENDER) \
	X(X_PRIORITY, "ext.priority", "X-Priority", PRIORITY, SENDER) \
	X(X_MSMAIL_PRIORITY, "ext.msmail_priority", "X-MSMail-Priority", PLAIN, SENDER) \
	X(PRIORITY, "priority", "Priority", PLAIN, SENDER) \
	X(IMPORTANCE, "importance", "Importance", PLAIN, SENDER) \
	X(SENSITIVITY, "sensitivity", "Sensitivity", PLAIN, SENDER) \
	X(PRECEDENCE, "precedence", "Precedence", PLAIN, SENDER) \
	X(X_MIMEOLE, "ext.mimeole", "X-MimeOLE", PLAIN, SENDER) \
	X(AUTO_SUBMITTED, "auto_submitted", "Auto-Submitted", PLAIN, SENDER) \
	X(LIST_ID, "list_id", "List-Id", PLAIN, LIST) \
	X(LIST_UNSUBSCRIBE, "list_unsubscribe", "List-Unsubscribe", PLAIN, LIST) \
	X(LIST_SUBSCRIBE, "list_subscribe", "List-Subscribe", PLAIN, LIST) \
	X(LIST_POST, "list_post", "List-Post", PLAIN, LIST) \
	X(LIST_HELP, "list_help", "List-Help", PLAIN, LIST) \
	X(LIST_OWNER, "list_owner", "List-Owner", PLAIN, LIST) \
	X(LIST_ARCHIVE, "list_archive", "List-Archive", PLAIN, LIST) \
	X(X_ORIGINATING_IP, "ext.originating_ip", "X-Originating-IP", PLAIN, SERVER) \
	X(AUTHENTICATION_RESULTS, "authentication_results", "Authentication-Results", PLAIN, SERVER) \
	X(RECEIVED_SPF, "received_spf", "Received-SPF", PLAIN, SERVER) \
	X(DKIM_SIGNATURE, "dkim_signature", "DKIM-Signature", PLAIN, SERVER) \
	X(AUTHENTICATION_WARNING, "ext.authentication_warning", "X-Authentication-Warning", PLAIN, SERVER) \
	X(VIRUS_SCANNED, "ext.virus_scanned", "X-Virus-Scanned", PLAIN, SERVER) \
	X(UIDL, "ext.uidl", "X-UIDL", PLAIN, READER) \
	X(STATUS, "status", "Status", PLAIN, READER) \
	X(X_STATUS, "ext.status", "X-Status", PLAIN, READER) \
	X(LINES, "lines", "Lines", PLAIN, ANY) \
	X(THREAD_INDEX, "thread-index", "Thread-Index", PLAIN, SENDER) \
	X(EXPIRY_DATE, "ext.expiry-date", "Expiry-Date", OTHER_DATE, SENDER) \
	X(DELIVERY_DATE, "delivery_date", "Delivery-Date", OTHER_DATE, SERVER) \
	X(DEFERRED_DELIVERY, "deferred_delivery", "Deferred-Delivery", OTHER_DATE, SENDER) \
	X(LATEST_DELIVERY_TIME, "latest_delivery_time", "Latest-Delivery-Time", OTHER_DATE, SENDER) \
	X(EXPIRES, "expires", "Expires", OTHER_DATE, SENDER) \
	X(REPLY_BY, "reply_by", "Reply-By", OTHER_DATE, SENDER) \
	X(SUPERSEDES, "supersedes", "Supersedes", IDS, SENDER) \
	X(AUTOFORWARDED, "autoforwarded", "Autoforwarded", PLAIN, ANY) \
	X(AUTOSUBMITTED, "autosubmitted", "Autosubmitted", PLAIN, ANY) \
	X(TNEF_CORRELATOR, "ext.tnef-correlator", "X-MS-TNEF-Correlator", PLAIN, ANY) \
	X(SIO_LABEL, "siolabel", "SIO-Label", PLAIN, ANY) \
	X(CONVERSION, "conversion", "Conversion", PLAIN, ANY) \
	X(CONVERSION_WITH_LOSS, "conversion_with_loss", "Conversion-With-Loss", PLAIN, ANY) \
	X(DISCARDED_IPMS, "discarded_x400_ipms_extensions", "Discarded-X400-IPMS-Extensions", PLAIN, ANY) \
	X(DISCARDED_MTS, "discarded_x400_mts_extensions", "Discarded-X400-MTS-Extensions", PLAIN, ANY) \
	X(DL_EXPANSION_HISTORY, "dl_expansion_history", "DL-Expansion-History", PLAIN, ANY) \
	X(INCOMPLETE_COPY, "incomplete_copy", "Incomplete-Copy", PLAIN, ANY) \
	X(MESSAGE_TYPE, "message_type", "Message-Type", PLAIN, ANY) \
	X(ORIGINAL_TYPES, "original_encoded_information_types", "Original-Encoded-Information-Types", PLAIN, ANY) \
	X(ORIGINATOR_RETURN, "originator_return_address", "Originator-Return-Address", PLAIN, ANY) \
	X(X400_CONTENT_IDENTIFIER, "x400_content_identifier", "X400-Content-Identifier", PLAIN, ANY) \
	X(X400_CONTENT_TYPE, "x400_content_type", "X400-Content-Type", PLAIN, ANY) \
	X(X400_MTS_IDENTIFIER, "x400_mts_identifier", "X400-MTS-Identifier", PLAIN, ANY) \
	X(X400_ORIGINATOR, "x400_originator", "X400-Originator", PLAIN, ANY) \
	X(X400_RECEIVED, "x400_received", "X400-Received", PLAIN, ANY) \
	X(X400_RECIPIENTS, "x400_recipients", "X400-Recipients", PLAIN, ANY)

/* What they are for. */
#define IMF_ABOUT(X) \
	X(SUBJECT, "what the letter is about") \
	X(FROM, "who wrote it, as the sender says; nobody checks that") \
	X(SENDER, "who sent it on behalf of the author") \
	X(REPLY_TO, "where answers are to go, if not to the author") \
	X(TO, "for whom it is; where it really goes, the envelope says") \
	X(CC, "who gets a copy") \
	X(BCC, "who gets a copy and is not to be known") \
	X(COMMENTS, "remarks, for people") \
	X(KEYWORDS, "words to find it by") \
	X(ORGANIZATION, "where the author works") \
	X(ERRORS_TO, "whom to tell if it cannot be delivered; replaced by the envelope's sender") \
	X(RETURN_PATH, "the sender in the envelope: whom the last server would tell of a failure") \
	X(DELIVERED_TO, "the mailbox that it was put into") \
	X(ORIGINAL_TO, "the recipient in the envelope, before aliases were looked up") \
	X(ENVELOPE_TO, "the recipient in the envelope") \
	X(APPARENTLY_TO, "the recipient in the envelope, where the letter named none") \
	X(RECEIPT_TO, "whom to tell that it was read (RFC 8098)") \
	X(RETURN_RECEIPT_TO, "whom to tell that it was delivered") \
	X(RESENT_FROM, "who sent it on") \
	X(USER_AGENT, "the program that it was written with") \
	X(X_MAILER, "the program that it was written with") \
	X(DATE, "when it was written, by the sender's own clock; nobody checks that") \
	X(MESSAGE_ID, "its name, unlike any other's") \
	X(IN_REPLY_TO, "the letter that it answers") \
	X(REFERENCES, "the letters before it, the first one first") \
	X(RECEIVED, "a server on the way took it; each puts its line above the others") \
	X(MIME_VERSION, "the letter is built as MIME has it (RFC 2045)") \
	X(CONTENT_TYPE, "what the body is") \
	X(CONTENT_TRANSFER_ENCODING, "how the body was made fit for the way") \
	X(CONTENT_DESCRIPTION, "what the body is, for people") \
	X(CONTENT_LANGUAGE, "the language of the body") \
	X(X_PRIORITY, "how urgent the author thinks it is, from 1 to 5") \
	X(X_MSMAIL_PRIORITY, "the same as X-Priority, for Microsoft's programs: High, Normal, Low") \
	X(PRIORITY, "how fast servers are to carry it: urgent, normal, non-urgent") \
	X(IMPORTANCE, "how important it is to its reader: high, normal, low") \
	X(SENSITIVITY, "whether it is private") \
	X(PRECEDENCE, "how servers are to treat it; bulk, list, junk: no one is to answer it automatically") \
	X(X_MIMEOLE, "the library that built it (Microsoft's)") \
	X(AUTO_SUBMITTED, "whether a program wrote it (RFC 3834)") \
	X(LIST_ID, "the mailing list that it came by") \
	X(LIST_UNSUBSCRIBE, "how to leave the mailing list") \
	X(X_ORIGINATING_IP, "from which address it was handed in") \
	X(AUTHENTICATION_RESULTS, "whether the receiving server found the sender genuine (RFC 8601)") \
	X(RECEIVED_SPF, "whether the sender's domain allows that server to send (RFC 7208)") \
	X(DKIM_SIGNATURE, "the sending domain's signature (RFC 6376)") \
	X(AUTHENTICATION_WARNING, "what made the server doubt the sender") \
	X(UIDL, "the mailbox's own name for it") \
	X(STATUS, "whether it was read, in a mailbox file")

#endif
