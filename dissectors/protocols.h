/*
 * All protocols.  A new one: its file, one word here, its test.  The order
 * matters only where two claim the same key, which tests/ forbids.
 */
#ifndef DISSECTORS_PROTOCOLS_H
#define DISSECTORS_PROTOCOLS_H

#define DISSECTORS(X) \
	X(frame) X(data) \
	/* link */      X(eth) X(vlan) X(ieee8021ad) X(llc) X(sll) X(null) X(raw) X(ppp) X(pppoes) X(pppoed) \
	                X(mpls) X(stp) X(lldp) X(eapol) X(eap) X(cmd) \
	/* network */   X(arp) X(ipx) X(ipv4) X(ipv4_options) X(icmp) X(icmp_queries) X(icmp_extensions) \
	                X(ipv6) X(ipv6_options) X(ipv6_hopopts) X(ipv6_dstopts) X(ipv6_routing) \
	                X(ipv6_fraghdr) X(ipv6_nonxt) X(ah) X(esp) \
	                X(icmpv6) X(icmpv6_nd) X(icmpv6_options) X(icmpv6_mld) \
	                X(igmp) X(gre) \
	/* tunnel */    X(vxlan) X(geneve) X(teredo) X(gtp) X(nsh) X(erspan) \
	/* transport */ X(udp) X(udplite) X(sctp) X(tcp) X(tcp_options) X(tcp_notes) X(tcp_messages) \
	/* application */ X(dhcp) X(dhcp_options) X(dhcp_simple) X(dhcp_values) X(dhcp_client_id) \
	                X(dhcp_relay) X(dns) X(mdns) X(llmnr) X(dns_records) X(dns_odd) X(dns_security) \
	                X(dns_services) X(dns_options) X(dns_tcp) X(guess) \
	                X(pop3) X(pop3_command) X(pop3_auth) X(pop3_reply) X(pop3_greeting) X(pop3_lines) \
	                X(http) X(http_start) X(http_headers) X(http_content) X(http_chunks) X(http_unzip) \
	                X(http_charset) X(http_derived) X(http_form) X(http_multipart) X(websocket) X(http2) X(http2_control) X(http2_headers) X(doh) X(ssdp) \
	                X(smtp) X(smtp_command) X(smtp_path) X(smtp_auth) X(smtp_reply) X(smtp_codes) X(smtp_greeting) \
	                X(ftp) X(telnet) X(imap) \
	/* netbios */   X(nbname) X(nbns) X(nbns_data) X(nbdgm) X(netbios) X(nbss) X(nbss_direct) X(browser) \
	/* smb */       X(smb) X(smb1_setup) X(smb1_files) X(smb1_transactions) X(smb1_trans2) X(smb1_links) X(smb2) \
	                X(smb2_transform) X(smb2_setup) X(smb2_contexts) X(smb2_create) X(smb2_data) X(smb2_query) \
	                X(smb2_links) X(smb1_info) X(smb2_info) X(smb_common) X(security) X(ntlmssp) \
	/* mail */      X(imf) X(imf_fields) X(imf_text) X(imf_address) X(imf_body) X(imf_stripped) X(imf_trace) X(imf_id) \
	                X(mime_multipart) X(mime_tree) X(mime_files) \
	/* by name */   X(echo) X(daytime) X(chargen) X(clock) X(tftp) X(kerberos) X(rpc) X(ntp) X(snmp) X(xdmcp) \
	                X(ptp) X(cldap) X(quic) X(isakmp) X(who) X(syslog) X(rip) X(ripng) X(dhcpv6) X(ldp) \
	                X(openvpn) X(radius) X(l2tp) X(hsrp) X(cflow) X(stun) X(bfd) X(udpencap) X(sip) \
	                X(coap) X(sflow) X(db_lsp_disc) X(srvloc) X(kpasswd) \
	/* over TCP */  X(ftp_data) X(ssh) X(whois) X(tacplus) X(gopher) X(finger) X(tpkt) X(nntp) X(dcerpc) \
	                X(bgp) X(ldap) X(tls) X(mbtcp) X(exec) X(rlogin) X(rsh) X(lpd) X(ncp) X(dsi) X(rtsp) \
	                X(rsync) X(socks) X(tds) X(tns) X(pptp) X(msnms) X(mqtt) X(rtmpt) X(skinny) \
	                X(cvspserver) X(iec60870_104) X(iscsi) X(mysql) X(rdp) X(diameter) X(opcua) X(aim) \
	                X(xmpp) X(pgsql) X(amqp) X(vnc) X(x11) X(resp) X(irc) X(bittorrent) X(kafka) X(git) \
	                X(memcache) X(dnp3) X(mongo) X(enip)

#endif
