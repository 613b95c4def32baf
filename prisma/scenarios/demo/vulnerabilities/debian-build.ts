/** Debian 12 packages of build images: compilers, kernel headers, picture tools. Format: see debian.ts. */
export const debianBuild = String.raw`
@linux 6.1.123-1 6.1.140-1 6.1.158-1 : linux-libc-dev
2024-53104 7.8 787 1 | video class frames of an undefined type are written out of bounds
2024-53197 7.8 787 1 | a crafted USB sound device claims too many configurations
2024-50302 5.5 908 1 | HID reports show uninitialised kernel memory
2024-53150 7.1 125 1 | USB audio clock descriptors are read out of bounds
2025-21756 7.8 416 1 | vsock bindings are released during reassignment
2025-21692 7.8 129 1 | the ETS scheduler trusts a class number
2025-37890 7.8 416 2 | HFSC with netem enqueues a freed class
2025-38001 7.8 416 2 | HFSC keeps a class in its tree twice
2025-38236 7.8 416 2 | out-of-band data of UNIX sockets is used after release
2025-38352 7.0 367 2 | CPU timers race with an exiting task
2025-38617 7.0 416 2 | packet rings race with a device going down
2025-22020 7.8 416 2 | a card reader is removed while its timer runs
2024-46786 7.8 416 - | fscache destroys a timer that still runs
2024-44941 7.8 416 - | F2FS uses an extent cache after freeing it
2024-38630 7.8 416 - | a watchdog timer outlives its device
2024-42162 7.8 125 - | virtual ethernet statistics are counted past the queues
2024-39479 7.8 416 - | graphics sensors are freed before their owner
2024-50061 7.0 416 - | an I3C controller is removed while work is queued
2024-57887 7.8 416 - | a DSI bridge is freed before its host
2024-53068 7.8 416 - | SCMI devices are matched after they are freed
2024-49928 7.1 125 - | wireless rate tables are read out of bounds
2024-21803 7.8 416 - | Bluetooth sockets are used after release
2023-52452 7.8 665 - | BPF programs read uninitialised stack
2021-3847 7.8 281 - | overlayfs copies capabilities out of a nosuid mount
2021-3864 7.0 284 - | a set-uid descendant may dump its core anywhere
2019-19814 7.8L 787 - | a crafted F2FS image writes out of bounds
2019-19378 7.8L 787 - | a crafted Btrfs image writes out of bounds
2013-7445 7.8L 399 - | graphics buffers exhaust memory unaccounted
@binutils 2.40-2 : binutils binutils-common binutils-x86-64-linux-gnu libbinutils libctf0
2017-13716 5.5L 770 - | a crafted symbol table allocates without limit
2018-20673 5.5L 190 - | the demangler overflows
2018-20712 6.5L 125 - | demangling an expression reads past the heap
2018-9996 5.5L 674 - | nested template arguments exhaust the stack
2021-32256 6.5L 674 - | Rust names recurse without end
2023-1972 6.5L 787 - | version information of an ELF file overflows
2024-53589 8.8L 120 - | objdump overflows on Tektronix hex files
2025-0840 5.3L 121 - | disassembly of a crafted byte overflows the stack
2025-1147 3.3L 120 - | nm reads past its sanitised name
2025-1176 5.3L 122 - | relocation of a crafted file overflows the heap
2025-1178 5.5L 119 - | writing linked sections corrupts memory
2025-1181 5.3L 119 - | gc of sections follows a corrupt symbol
2025-3198 3.3L 401 - | objdump leaks memory
2025-5244 5.3L 119 - | garbage collection of sections dereferences nothing
2025-5245 5.3L 119 - | debug types are copied out of bounds
2025-7545 5.3L 122 - | copying a section reads past the heap
2025-7546 5.3L 787 - | group sections write out of bounds
@imagemagick 8:6.9.11.60+dfsg-1.6+deb12u2 8:6.9.11.60+dfsg-1.6+deb12u4 : imagemagick-6-common libmagickcore-6.q16-6 libmagickwand-6.q16-6
2025-53014 3.7 193 1 | a percent sign at the end of a file name is read one byte too far
2025-53101 7.3 124 1 | several templates in one file name write before the stack
2025-55154 8.8 190 1 | magnified MNG pictures overflow
2023-34152 9.8L 78 - | a file name may run a shell when pipes are enabled
2016-8678 7.5L 125 - | a TIFF property is read out of bounds
2018-15607 6.5L 400 - | an XCF file of a few bytes uses hours of processor time
2008-3134 5.3L 400 - | several decoders loop on broken headers
2017-11754 6.5L 401 - | writing a picture list leaks memory
2017-11755 6.5L 401 - | writing a comment leaks memory
@python3.11 3.11.2-6+deb12u4 3.11.2-6+deb12u5 3.11.2-6+deb12u6 : libpython3.11-minimal libpython3.11-stdlib python3.11 python3.11-minimal
2024-9287 7.8 428 1 | names of virtual environments are not quoted in scripts
2024-11168 3.7 918 1 | bracketed hosts are accepted as addresses
2025-0938 6.5 20 2 | host names with square brackets pass the URL parser
2025-8194 7.5 835 2 | negative offsets in a tar file loop for ever
2025-6069 4.3 1333 2 | the HTML parser takes quadratic time
2024-4032 7.5L 697 - | address ranges are sorted into private and global wrongly
`
