/**
 * Debian 12. A section names a source package, its version in each of three base images (12.9, 12.11, 12.12)
 * and its binary packages; a line is CVE, CVSS, CWE, the step that mends it (or why none does) and what is wrong.
 */
export const debian = String.raw`
@glibc 2.36-9+deb12u9 2.36-9+deb12u10 2.36-9+deb12u13 : libc6 libc-bin
2025-0395 7.5 131 1 | the message of a failed assertion is written past its buffer
2025-4802 7.8 426 2 | static set-uid programs that load libraries obey LD_LIBRARY_PATH
2025-8058 5.9 415 2 | regcomp frees twice after an allocation fails
2010-4756 5.3L 400 - | glob patterns can use up memory and processor time
2018-20796 7.5L 674 - | endless recursion in regular expressions with back-references
2019-1010022 9.8L 119 - | the stack guard can be stepped around from a neighbouring thread
2019-1010023 8.8L 94 - | ldd may run a crafted library while mapping it
2019-1010024 5.3L 200 - | addresses of thread caches can be worked out
2019-1010025 5.3L 330 - | heap addresses of threads are predictable
2019-9192 7.5L 674 - | regular expressions with nested groups recurse without end
@openssl 3.0.15-1~deb12u1 3.0.16-1~deb12u1 3.0.17-1~deb12u3 : libssl3 openssl
2024-13176 4.7 385 1 | ECDSA signing takes a time that depends on the nonce
2025-9230 7.5 787 2 | decrypting password-based CMS reads and writes out of bounds
2025-9232 5.9 125 2 | the HTTP client reads past the buffer when no_proxy holds an IPv6 address
2025-27587 5.3L 385 - | P-384 signing on POWER leaks through timing
@perl 5.36.0-7+deb12u1 5.36.0-7+deb12u2 5.36.0-7+deb12u3 : perl-base
2024-56406 8.6 122 1 | tr with non-ASCII ranges overflows the heap
2023-31484 8.1 295 2 | CPAN.pm does not verify TLS certificates of its mirrors
2025-40909 5.9 689 2 | starting a thread changes the working directory of the process
2011-4116 7.5L 59 - | File::Temp follows symbolic links
2023-31486 8.1L 295 - | HTTP::Tiny does not verify certificates by default
@zlib 1:1.2.13.dfsg-1 : zlib1g
2023-45853 9.8 190 x | MiniZip overflows on long file names and comments
@systemd 252.33-1~deb12u1 252.36-1~deb12u1 252.39-1~deb12u1 : libsystemd0 libudev1
2025-4598 4.7 364 2 | a crashing set-uid process can be swapped to read its core dump
2013-4392 5.5L 59 - | tmpfiles follows links while it sets ownership
2023-31437 5.3L 354 - | sealed journal files can be changed unnoticed
2023-31438 5.3L 354 - | sealed journal files can be truncated unnoticed
2023-31439 5.3L 354 - | entries can be cut out of a sealed journal
@shadow 1:4.13+dfsg1-1 1:4.13+dfsg1-1+deb12u1 : login passwd
2023-4641 5.5 303 1 | a password typed twice stays in memory
2023-29383 3.3 74 1 | chfn lets control characters into the account list
2007-5686 5.5L 276 - | the log of failed logins is readable
2024-56433 3.3L 1188 - | default subordinate ids may collide with network accounts
@util-linux 2.38.1-5+deb12u2 2.38.1-5+deb12u3 : bsdutils libblkid1 libmount1 libsmartcols1 libuuid1 mount util-linux
2022-0563 5.5L 209 - | chsh and chfn show parts of root's files through an error message
2025-14104 6.1 125 x | the user name handling of setpwnam reads out of bounds
@pam 1.5.2-6+deb12u1 1.5.2-6+deb12u2 : libpam-modules libpam-modules-bin libpam-runtime libpam0g
2025-6020 7.8 22 1 | pam_namespace can be raced along user-controlled paths
2024-22365 5.5 664 - | a named pipe as a directory blocks pam_namespace
2024-10041 4.7 922 - | hashes of passwords may be read from memory by a side channel
@coreutils 9.1-1 : coreutils
2016-2781 6.5L 20 x | chroot lets a session push characters to its terminal
2017-18018 4.7L 362 - | chown -R follows links that are swapped in while it runs
2025-5278 4.7L 121 - | sort reads before its buffer with the traditional key syntax
@gcc-12 12.2.0-14 12.2.0-14+deb12u1 : gcc-12-base libgcc-s1 libstdc++6
2023-4039 4.7 693 1 | stack protection on AArch64 misses arrays of variable length
2022-27943 5.5L 674 - | demangling a crafted symbol exhausts the stack
@ncurses 6.4-4 : libtinfo6 ncurses-base ncurses-bin
2023-50495 6.5 120 - | reading a crafted terminal description crashes
2025-6141 3.3L 121 - | a long terminfo capability overflows the stack
@gnutls28 3.7.9-2+deb12u3 3.7.9-2+deb12u4 3.7.9-2+deb12u5 : libgnutls30
2024-12243 5.3 407 1 | certificates with many name constraints take quadratic time
2025-32988 8.2 415 2 | exporting an other-name of a certificate frees it twice
2025-32989 5.3 295 2 | the timestamp list of a certificate is read past its end
2025-32990 8.2 122 2 | certtool writes past a template's buffer
2025-6395 6.5 476 2 | a pre-shared key handshake dereferences nothing
2011-3389 4.3L 326 - | CBC in TLS 1.0 can be guessed block by block
@tar 1.34+dfsg-1.2+deb12u1 : tar
2005-2541 9.8L 732 - | set-uid bits are restored without a warning
2025-45582 4.7 24 - | two archives in a row can write outside the target directory
@apt 2.6.1 : apt libapt-pkg6.0
2011-3374 3.7L 347 - | apt-key may accept a key that signs nothing
@libgcrypt20 1.10.1-3 : libgcrypt20
2018-6829 7.5L 327 - | ElGamal encryption leaks whether a plaintext repeats
2024-2236 5.9L 208 - | RSA decryption takes a time that depends on the padding
@gnupg2 2.2.40-1.1 2.2.40-1.1+deb12u2 : gpgv
2025-68973 7.8 675 1 | the armour parser writes past its buffer
2022-3219 3.3L 787 - | a crafted signature makes verification slow
@sqlite3 3.40.1-2 3.40.1-2+deb12u1 3.40.1-2+deb12u2 : libsqlite3-0
2023-7104 7.3 122 1 | the session extension reads past a crafted change set
2025-6965 9.8 197 2 | more aggregate terms than columns corrupt memory
2025-29088 5.9 190 - | a large size in the configuration call overflows
2021-45346 4.3L 401 - | a crafted query shows stale memory
@dpkg 1.21.22 : dpkg
2025-6297 8.2 400 x | control archives leave temporary files behind until the disk is full
@libcap2 1:2.66-4 1:2.66-4+deb12u1 : libcap2
2025-1390 6.1 284 1 | group names in pam_cap's configuration are misread
@libtasn1-6 4.19.0-2 4.19.0-2+deb12u1 : libtasn1-6
2024-12133 5.3 770 1 | certificates with many elements take quadratic time
`

/** What applications add on Debian 12. */
export const debianExtra = String.raw`
@curl 7.88.1-10+deb12u8 7.88.1-10+deb12u12 7.88.1-10+deb12u14 : curl libcurl4
2024-9681 6.5 697 1 | an HSTS entry of a subdomain overwrites its parent's
2024-11053 5.9 200 1 | a password from netrc is sent to the host of a redirect
2025-9086 7.5 125 2 | comparing cookie paths reads past the heap
2025-10148 5.3 340 2 | WebSocket masks repeat for a whole connection
2025-0725 7.3L 680 - | automatic gzip decompression overflows with an ancient zlib
@expat 2.5.0-1 2.5.0-1+deb12u1 2.5.0-1+deb12u2 : libexpat1
2024-45490 9.8 611 1 | a negative length is accepted by XML_ParseBuffer
2024-45491 9.8 190 1 | the attribute table overflows on 32-bit machines
2024-45492 9.8 190 1 | the group table overflows on 32-bit machines
2023-52425 7.5 400 2 | large tokens are parsed again from the start
2024-8176 7.5 674 - | chains of entities recurse until the stack ends
2025-59375 7.5 770 - | a small document can force very large allocations
2023-52426 5.5L 776 - | recursive entities expand when hardening is compiled out
@libxml2 2.9.14+dfsg-1.3~deb12u1 2.9.14+dfsg-1.3~deb12u2 2.9.14+dfsg-1.3~deb12u4 : libxml2
2022-49043 8.1 416 1 | XInclude uses an included node after freeing it
2024-56171 7.8 416 1 | schema identity constraints use freed memory
2025-24928 7.8 121 1 | validation messages overflow the stack
2025-32414 7.5 393 2 | Python bindings report the wrong length of a read
2025-32415 7.5 125 2 | schema validation reads before the heap
2025-49794 9.1 825 2 | schematron rules use a freed XPath node
2025-49796 9.1 125 2 | schematron names corrupt memory
2025-6021 7.5 121 2 | building a qualified name overflows
2023-39615 6.5L 119 - | a crafted SAX2 attribute reads out of bounds
@krb5 1.20.1-2+deb12u2 1.20.1-2+deb12u3 1.20.1-2+deb12u4 : libgssapi-krb5-2 libk5crypto3 libkrb5-3 libkrb5support0
2025-24528 6.5 190 1 | an iprop log entry overflows the key server
2025-3576 5.9 328 2 | RC4 checksums can be forged
2024-26462 5.5 401 1 | the key server leaks memory on each request
2018-5709 7.5L 190 - | an entry count of a dump file is truncated
2024-26458 5.3L 401 - | portmap registration leaks memory
2024-26461 7.5L 770 - | sealing a message leaks memory
@openldap 2.5.13+dfsg-5 : libldap-2.5-0
2023-2953 7.5 476 x | a failed allocation is used when parsing a URL
2015-3276 7.5L 310 - | cipher lists for NSS are read loosely
2017-14159 4.7L 665 - | the pid file is written before privileges are dropped
2017-17740 7.5L 119 - | the nops overlay frees what it does not own
2020-15719 4.3L 295 - | the subject is checked although alternative names exist
@nghttp2 1.52.0-1+deb12u1 1.52.0-1+deb12u2 : libnghttp2-14
2024-28182 5.3 770 1 | endless CONTINUATION frames keep the processor busy
@git 1:2.39.5-0+deb12u1 1:2.39.5-0+deb12u2 1:2.39.5-0+deb12u3 : git git-man
2024-52006 8.6 150 1 | a carriage return slips past the credential protocol
2025-48384 8.1 59 2 | a carriage return in a submodule path runs a hook
2025-48385 8.6 88 2 | a bundle address adds options to the transport
2024-52005 7.5 116 - | side-band messages may carry terminal escapes
@tiff 4.5.0-6+deb12u1 4.5.0-6+deb12u2 4.5.0-6+deb12u3 : libtiff6
2024-7006 7.5 476 1 | a custom directory entry is used without a check
2025-9900 8.8 123 2 | writing an image of a false height corrupts memory
2023-52355 7.5 787 - | a huge image header exhausts memory
2023-6277 6.5 400 - | a small file claims gigabytes
`
