/** Red Hat UBI 9 (rpm). Format: see debian.ts. */
export const redhat = String.raw`
@glibc 2.34-100.el9_4.4 2.34-125.el9_5.3 2.34-231.el9_7.2 : glibc glibc-common glibc-minimal-langpack
2024-33599 8.1 121 1 | the netgroup cache of nscd overflows its stack
2024-33600 5.9 476 1 | nscd follows an empty netgroup answer
2024-33601 3.7 617 1 | nscd ends when memory is short
2025-0395 7.5 131 2 | the message of a failed assertion is written past its buffer
2025-4802 7.8 426 2 | static set-uid programs that load libraries obey LD_LIBRARY_PATH
2025-5702 5.9 665 2 | strcmp on POWER10 clobbers vector registers
2025-8058 5.9 415 2 | regcomp frees twice after an allocation fails
@openssl 1:3.0.7-28.el9_4 1:3.2.2-6.el9_5 1:3.5.1-3.el9 : openssl openssl-libs
2024-5535 9.1L 200 1 | an empty protocol list reads past the heap
2024-6119 7.5 843 1 | checking an other-name ends the process
2024-12797 6.3 392 1 | a handshake with raw keys goes on without authentication
2025-9230 7.5 787 2 | decrypting password-based CMS reads and writes out of bounds
2024-41996 7.5L 295 - | public-key order checks can be made slow by a client
@krb5 1.21.1-2.el9_4 1.21.1-4.el9_5 1.21.1-8.el9_6 : krb5-libs
2024-3596 9.0 924 1 | RADIUS answers can be forged with MD5 collisions
2025-24528 6.5 190 1 | an iprop log entry overflows the key server
2025-3576 5.9 328 2 | RC4 checksums can be forged
2024-26458 5.3L 401 - | portmap registration leaks memory
2024-26461 7.5L 770 - | sealing a message leaks memory
@libxml2 2.9.13-6.el9_4 2.9.13-6.el9_5.2 2.9.13-12.el9_6 : libxml2
2022-49043 8.1 416 1 | XInclude uses an included node after freeing it
2024-56171 7.8 416 1 | schema identity constraints use freed memory
2025-24928 7.8 121 1 | validation messages overflow the stack
2025-32415 7.5 125 2 | schema validation reads before the heap
2025-49794 9.1 825 2 | schematron rules use a freed XPath node
2025-49796 9.1 125 2 | schematron names corrupt memory
2025-6021 7.5 121 2 | building a qualified name overflows
2025-7425 7.8 416 2 | XSLT keys corrupt the attribute type flag
2023-45322 6.5L 416 - | unlinking nodes after a failed allocation uses them again
@expat 2.5.0-2.el9_4 2.5.0-3.el9_5.3 2.5.0-5.el9_7.1 : expat
2024-45490 9.8 611 1 | a negative length is accepted by XML_ParseBuffer
2024-45491 9.8 190 1 | the attribute table overflows on 32-bit machines
2024-8176 7.5 674 1 | chains of entities recurse until the stack ends
2025-59375 7.5 770 2 | a small document can force very large allocations
@sqlite 3.34.1-7.el9_3 3.34.1-8.el9_6 3.34.1-9.el9_7 : sqlite-libs
2025-6965 9.8 197 1 | more aggregate terms than columns corrupt memory
2023-36191 5.5L 476 - | the shell dereferences nothing on a bad argument
2024-0232 4.7L 416 - | JSON text is parsed after it was freed
@systemd 252-32.el9_4.6 252-46.el9_5.2 252-51.el9_6.2 : systemd-libs
2025-4598 4.7 364 2 | a crashing set-uid process can be swapped to read its core dump
2021-3997 5.5L 674 - | tmpfiles recurses without end on deep trees
@curl 7.76.1-29.el9_4.1 7.76.1-31.el9 7.76.1-34.el9 : curl-minimal libcurl-minimal
2024-2398 8.6 772 1 | pushed headers over the limit leak memory
2025-9086 7.5 125 2 | comparing cookie paths reads past the heap
2024-7264 6.5L 125 - | a date in a certificate is read past its end
2024-9681 6.5L 697 - | an HSTS entry of a subdomain overwrites its parent's
2024-11053 5.9L 200 - | a password from netrc is sent to the host of a redirect
@gnutls 3.8.3-4.el9_4 3.8.3-6.el9 3.8.3-9.el9 : gnutls
2024-12243 5.3 407 1 | certificates with many name constraints take quadratic time
2025-32988 8.2 415 2 | exporting an other-name of a certificate frees it twice
2025-32990 8.2 122 2 | certtool writes past a template's buffer
2025-6395 6.5 476 2 | a pre-shared key handshake dereferences nothing
@libarchive 3.5.3-4.el9 3.5.3-5.el9_6 3.5.3-6.el9_6 : libarchive
2025-5914 7.8 415 1 | a RAR directory with odd sizes is freed twice
2025-25724 3.7 252 1 | a failed time conversion is printed anyway
2024-57970 3.7L 126 - | a long GNU link name reads past its block
2025-1632 3.3L 476 - | bsdunzip dereferences nothing
@pam 1.5.1-19.el9 1.5.1-22.el9_5 1.5.1-26.el9_6 : pam
2024-10963 7.5 287 1 | access rules take a host name for a terminal
2024-22365 5.5 664 1 | a named pipe as a directory blocks pam_namespace
2025-6020 7.8 22 2 | pam_namespace can be raced along user-controlled paths
@python3.9 3.9.18-3.el9_4 3.9.21-1.el9_5 3.9.23-2.el9 : python3 python3-libs
2024-9287 7.8 428 1 | names of virtual environments are not quoted in scripts
2024-6923 5.5 94 1 | new lines in mail headers are not quoted
2024-6232 7.5 1333 1 | tar headers are matched by a slow expression
2025-8194 7.5 835 2 | negative offsets in a tar file loop for ever
2025-4517 9.1 22 2 | the data filter of tarfile lets links lead outside
2025-4330 7.5 22 2 | link targets outside the directory pass the filter
2025-6069 4.3 1333 - | the HTML parser takes quadratic time
@ncurses 6.2-10.20210508.el9 6.2-10.20210508.el9_6.2 : ncurses-base ncurses-libs
2022-29458 7.1 125 1 | converting a terminal description reads out of bounds
2023-50495 6.5L 120 - | reading a crafted terminal description crashes
@gcc 11.4.1-3.el9 11.5.0-5.el9_5 : libgcc libstdc++
2020-11023 6.1 79 1 | jQuery of the generated documentation runs scripts in option elements
2022-27943 5.5L 674 - | demangling a crafted symbol exhausts the stack
2023-4039 4.7L 693 - | stack protection on AArch64 misses arrays of variable length
@tar 2:1.34-6.el9_4.1 2:1.34-7.el9 2:1.34-9.el9_7 : tar
2025-45582 4.7 24 2 | two archives in a row can write outside the target directory
2023-39804 6.5L 770 - | extended attributes with odd prefixes crash
@libtasn1 4.16.0-8.el9_1 4.16.0-9.el9 : libtasn1
2024-12133 5.3 770 1 | certificates with many elements take quadratic time
@gnupg2 2.3.3-4.el9 2.3.3-5.el9_7 : gnupg2
2025-68973 7.8 675 1 | the armour parser writes past its buffer
2025-30258 3.3L 754 - | a bad subkey hides good signatures
2022-3219 3.3L 787 - | a crafted signature makes verification slow
`
