/** Alpine 3.18 to 3.22. Format: see debian.ts. */
export const alpine = String.raw`
@busybox 1.36.1-r5 1.36.1-r7 1.36.1-r20 : busybox busybox-binsh ssl_client
2023-42363 5.5 416 1 | awk uses a freed string
2023-42364 5.5 416 1 | awk evaluates a freed expression
2023-42365 5.5 416 1 | awk copies a freed variable
2023-42366 5.5 787 1 | the awk tokeniser writes past the heap
2024-58251 2.5 150 2 | netstat prints terminal escapes of other processes
2025-46394 3.3 451 2 | tar lists names that hide behind escapes
@openssl 3.1.4-r5 3.1.7-r1 3.3.4-r0 : libcrypto3 libssl3
2024-5535 9.1 200 1 | an empty protocol list reads past the heap
2024-4603 5.3 606 1 | checking very long DSA keys takes minutes
2024-4741 7.5 416 1 | freeing TLS buffers uses them again
2024-6119 7.5 843 1 | checking an other-name ends the process
2024-2511 3.7 1325 1 | session caching grows without bound under TLS 1.3
2024-13176 4.7 385 2 | ECDSA signing takes a time that depends on the nonce
2024-9143 4.3 787 2 | odd binary curve parameters write out of bounds
2025-9230 7.5 787 2 | decrypting password-based CMS reads and writes out of bounds
@musl 1.2.4-r2 1.2.4-r3 1.2.5-r10 : musl musl-utils
2025-26519 8.1 787 1 | converting EUC-KR text writes out of bounds
@expat 2.6.2-r0 2.6.4-r0 2.7.2-r0 : libexpat
2024-45490 9.8 611 1 | a negative length is accepted by XML_ParseBuffer
2024-45491 9.8 190 1 | the attribute table overflows on 32-bit machines
2024-45492 9.8 190 1 | the group table overflows on 32-bit machines
2024-50602 5.9 754 1 | resuming a stopped parser crashes
2024-8176 7.5 674 2 | chains of entities recurse until the stack ends
2025-59375 7.5 770 2 | a small document can force very large allocations
@curl 8.5.0-r0 8.9.1-r1 8.14.1-r2 : curl libcurl
2024-2004 3.7 115 1 | disabling every protocol enables them all
2024-2398 8.6 772 1 | pushed headers over the limit leak memory
2024-6197 7.5 590 1 | an ASN.1 string on the stack is freed
2024-7264 6.5 125 1 | a date in a certificate is read past its end
2024-8096 6.5 295 2 | stapled certificate status is ignored with GnuTLS
2024-9681 6.5 697 2 | an HSTS entry of a subdomain overwrites its parent's
2025-9086 7.5 125 2 | comparing cookie paths reads past the heap
@libxml2 2.11.7-r0 2.11.8-r3 2.13.9-r0 : libxml2
2024-25062 7.5 416 1 | the reader with XInclude uses freed nodes
2024-56171 7.8 416 1 | schema identity constraints use freed memory
2025-24928 7.8 121 1 | validation messages overflow the stack
2025-32414 7.5 393 2 | Python bindings report the wrong length of a read
2025-49794 9.1 825 2 | schematron rules use a freed XPath node
2025-49796 9.1 125 2 | schematron names corrupt memory
@sqlite 3.44.2-r0 3.48.0-r2 3.49.2-r1 : sqlite-libs
2025-29087 7.5 190 1 | concat_ws with a long separator overflows
2025-6965 9.8 197 2 | more aggregate terms than columns corrupt memory
@pcre2 10.42-r1 10.43-r0 10.46-r0 : pcre2
2025-58050 9.1 125 2 | scan substring with verbs reads past the heap
@nghttp2 1.57.0-r0 1.58.0-r0 : nghttp2-libs
2024-28182 5.3 770 1 | endless CONTINUATION frames keep the processor busy
@git 2.43.4-r0 2.45.3-r0 2.49.1-r0 : git git-init-template
2024-32002 9.0 59 1 | submodules in a case-insensitive tree run a hook while cloning
2024-32004 8.1 114 1 | cloning a prepared local repository runs its programs
2024-32465 7.3 22 1 | archives of repositories bypass ownership checks
2025-48384 8.1 59 2 | a carriage return in a submodule path runs a hook
2025-48385 8.6 88 2 | a bundle address adds options to the transport
@xz 5.4.3-r0 5.4.3-r1 5.6.3-r1 : xz-libs
2025-31115 7.5 416 1 | the threaded decoder uses freed memory on broken input
@c-ares 1.27.0-r0 1.34.5-r0 : c-ares
2025-31498 7.0 416 1 | a query is handled again after its connection ended
`
