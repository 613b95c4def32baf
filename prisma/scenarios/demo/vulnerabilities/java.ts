/** Java archives (group:artifact). Format: see debian.ts. */
export const java = String.raw`
@org.apache.logging.log4j:log4j-core 2.14.1 2.15.0 2.17.1
2021-44228 10.0 502 1 | a logged text may fetch and run code over JNDI
2021-45046 9.0 917 2 | thread context values may still fetch code
2021-45105 5.9 674 2 | self-referring look-ups recurse without end
2021-44832 6.5 20 2 | whoever can change the configuration runs code
@org.springframework:spring-beans 5.3.17 5.3.18 6.1.14
2022-22965 9.8 94 1 | binding request parameters reaches the class loader
@org.springframework:spring-web 5.3.31 6.1.5 6.2.8
2024-22243 8.1 601 1 | a host with odd user information passes a check
2024-22259 8.1 601 1 | a host written twice passes a check
2024-22262 8.1 601 2 | a host check can still be tricked
2016-1000027 9.8 502 1 | remote invocation builds any object
2025-41234 6.5 113 2 | a download name may hold header lines
@org.springframework:spring-webmvc 5.3.31 6.1.13 6.1.14
2024-38816 7.5 22 1 | static resources can be read outside their folder
2024-38819 7.5 22 2 | another path form reads outside the folder
@org.springframework:spring-core 5.3.31 6.1.14 6.2.11
2025-41249 7.5 863 2 | annotations on generic methods are not found
@org.springframework.security:spring-security-core 5.8.9 6.2.3 6.3.8
2024-22257 8.2 862 1 | an empty authentication passes a voter
2025-22228 7.5 287 2 | passwords longer than 72 bytes match by their start
@org.springframework.security:spring-security-web 5.8.9 6.2.7 6.3.8
2024-38821 9.1 770 1 | static files of reactive applications skip authorisation
@org.springframework.boot:spring-boot 2.7.10 3.3.11 3.5.0
2025-22235 7.3 20 1 | an endpoint matcher of a disabled endpoint matches nothing
@org.apache.tomcat.embed:tomcat-embed-core 9.0.83 9.0.98 9.0.109
2023-46589 7.5 444 1 | an overlong trailer lets requests be smuggled
2024-24549 7.5 20 1 | HTTP/2 headers over the limit are read to the end
2024-34750 7.5 755 1 | streams are miscounted and stay open
2024-50379 9.8 367 1 | uploads race with compilation on a case-insensitive disk
2024-52316 9.8 391 1 | an authentication module that fails lets the caller in
2024-56337 9.8 367 2 | the upload race needs one more setting to be closed
2025-24813 9.8 502 2 | partial uploads may overwrite a session and run code
2025-31650 7.5 460 2 | wrong priority headers leak memory
2025-48988 7.5 770 2 | many parts of an upload fill memory
2025-48989 7.5 404 2 | resetting streams keeps the server busy
2025-55752 7.5 23 2 | rewritten addresses escape a constraint
@com.fasterxml.jackson.core:jackson-databind 2.13.3 2.13.4.2 2.15.2
2022-42003 7.5 502 1 | nested wrapper arrays exhaust the stack
2022-42004 7.5 502 1 | nested arrays of beans exhaust the stack
@org.yaml:snakeyaml 1.30 1.32 2.0
2022-25857 7.5 776 1 | nested collections exhaust the stack
2022-38749 6.5 121 1 | a crafted document exhausts the stack
2022-38751 6.5 121 1 | an expression of the parser exhausts the stack
2022-38752 6.5 121 1 | hashing a document that holds itself exhausts the stack
2022-1471 9.8 502 2 | the constructor builds any object
@io.netty:netty-codec-http2 4.1.94.Final 4.1.100.Final 4.1.124.Final
2023-44487 7.5 400 1 | opening and resetting streams keeps the server busy
2025-55163 7.5 770 2 | provoked resets get around the stream limit
@io.netty:netty-handler 4.1.94.Final 4.1.118.Final 4.1.125.Final
2025-24970 7.5 20 1 | a crafted TLS packet ends the process
@io.netty:netty-codec-http 4.1.94.Final 4.1.108.Final 4.1.125.Final
2024-29025 5.3 770 1 | form fields pile up without limit
2025-58056 7.5 444 2 | a bare line feed lets requests be smuggled
@io.netty:netty-common 4.1.94.Final 4.1.115.Final 4.1.118.Final
2024-47535 5.5 400 1 | a large file is read at start on Windows
2025-25193 5.5 400 2 | the same file with empty bytes is still read
@org.apache.commons:commons-text 1.9 1.10.0
2022-42889 9.8 94 1 | interpolation runs scripts and fetches addresses
@commons-io:commons-io 2.11.0 2.14.0
2024-47554 4.3 400 1 | reading crafted XML keeps the processor busy
@commons-fileupload:commons-fileupload 1.4 1.5 1.6.0
2023-24998 7.5 770 1 | the number of parts is not limited
2025-48976 7.5 770 2 | the headers of parts are not limited
@org.apache.commons:commons-compress 1.21 1.26.0
2024-25710 5.5 835 1 | a broken DUMP file loops for ever
2024-26308 5.5 770 1 | a broken Pack200 file fills memory
@commons-beanutils:commons-beanutils 1.9.4 1.11.0
2025-48734 8.8 284 1 | the declaring class of an enum is reachable
@org.apache.commons:commons-lang3 3.12.0 3.18.0
2025-48924 5.3 674 1 | very long class names exhaust the stack
@com.google.protobuf:protobuf-java 3.21.7 3.25.5
2024-7254 7.5 674 1 | nested groups exhaust the stack
@ch.qos.logback:logback-core 1.2.11 1.3.15 1.5.19
2023-6378 7.1 502 1 | the receiver builds objects it is sent
2024-12798 5.9 917 1 | a configuration file may hold expressions
2025-11226 6.3 20 2 | conditions of a configuration may run code
@org.postgresql:postgresql 42.5.1 42.5.5 42.7.7
2024-1597 9.8 89 1 | simple query mode puts a minus before a parameter
2025-49146 8.2 287 2 | required channel binding is not required
@com.h2database:h2 2.0.204 2.0.206 2.1.210
2021-42392 9.8 502 1 | the console loads a class over JNDI
2022-23221 9.8 88 2 | a connection address may run scripts
@org.apache.kafka:kafka-clients 3.4.0 3.8.0 3.9.1
2024-31141 6.5 269 1 | configuration providers read files of the client
2025-27817 7.5 918 2 | token addresses read files and other servers
2025-27818 8.8 502 2 | a login module of the directory builds objects
@com.google.guava:guava 31.1-jre 32.0.0-jre
2023-2976 7.1 552 1 | temporary files are readable by others
@org.bouncycastle:bcprov-jdk18on 1.73 1.78 1.84
2024-29857 7.5 125 1 | odd curve parameters keep the processor busy
2024-30171 5.9 203 1 | RSA handshakes show timing differences
2024-30172 7.5 835 1 | a crafted Ed25519 signature loops for ever
@net.minidev:json-smart 2.4.10 2.5.2
2024-57699 7.5 674 1 | nested brackets exhaust the stack
@com.nimbusds:nimbus-jose-jwt 9.24.4 9.37.2 10.0.2
2023-52428 7.5 400 1 | a huge iteration count keeps the processor busy
2025-53864 5.9 674 2 | nested claims exhaust the stack
@org.apache.activemq:activemq-client 5.17.4 5.17.6
2023-46604 10.0 502 1 | a crafted message builds any class by its name
@org.apache.zookeeper:zookeeper 3.7.1 3.7.2
2023-44981 9.1 639 1 | a server joins the quorum without proof
@org.apache.avro:avro 1.11.1 1.11.3 1.11.4
2023-39410 7.5 502 1 | crafted data fills memory
2024-47561 9.8 502 2 | a schema may run code
@com.thoughtworks.xstream:xstream 1.4.19 1.4.20 1.4.21
2022-41966 8.2 502 1 | a crafted set overflows the stack
2024-47072 7.5 502 2 | the binary driver exhausts the stack
`
