/** Go modules and the standard library of Go binaries. Format: see debian.ts. */
export const go = String.raw`
@stdlib v1.21.8 v1.22.7 v1.25.4
2023-45288 7.5 400 1 | endless CONTINUATION frames keep the server busy
2024-24784 7.5 115 1 | display names of addresses are read differently by others
2024-24789 5.5 20 1 | the end of an archive is looked for differently by others
2024-24790 9.8 180 1 | IPv4 addresses in IPv6 form are judged wrongly
2024-24791 7.5 400 1 | an informational answer to Expect breaks the connection
2024-34155 4.3 674 1 | deeply nested source exhausts the stack
2024-34156 7.5 674 1 | decoding nested gob values exhausts the stack
2024-34158 7.5 674 1 | deeply nested build tags exhaust the stack
2024-45336 6.1 200 2 | credentials come back after a chain of redirects
2024-45341 6.1 295 2 | an address with a zone escapes a name constraint
2025-22866 3.7 203 2 | P-256 on ppc64le takes a time that depends on the secret
2025-22871 9.1 444 2 | a bare line feed in a chunk lets requests be smuggled
2025-4673 6.5 201 2 | proxy credentials follow a redirect
2025-22874 7.5 295 2 | certificate policies are not checked for any key usage
2025-0913 5.5 59 2 | opening a dangling link creates its target on Windows
2025-47906 6.5 115 2 | looking up an empty program name returns a folder
2025-47907 7.0 362 2 | a cancelled query may return another's rows
2025-47912 5.3 1286 2 | brackets around IPv4 hosts are accepted
2025-58183 4.3 770 2 | sparse maps of tar archives fill memory
2025-58185 5.3 770 2 | DER parsing fills memory
2025-58187 7.5 407 2 | checking name constraints takes quadratic time
2025-58188 7.5 20 2 | a chain with DSA keys ends the process
2025-58189 5.3 117 2 | a protocol name of the peer is printed unquoted
2025-61723 7.5 407 2 | invalid PEM takes quadratic time
2025-61724 5.3 770 2 | long answers of a text protocol keep the processor busy
2025-61725 7.5 407 2 | parsing long domain literals takes quadratic time
2025-61727 6.5 295 - | excluded names do not bind wildcard certificates
2025-61729 7.5 770 - | printing a host error takes quadratic time
@golang.org/x/net v0.15.0 v0.23.0 v0.38.0
2023-39325 7.5 770 1 | resetting HTTP/2 streams keeps the server busy
2023-44487 7.5 400 1 | opening and resetting streams keeps the server busy
2023-45288 7.5 400 1 | endless CONTINUATION frames keep the server busy
2024-45338 7.5 1333 2 | parsing odd HTML takes quadratic time
2025-22870 4.3 115 2 | a zone of an IPv6 address matches a proxy exception
2025-22872 6.5 79 2 | unquoted attributes that end in a slash are misread
@golang.org/x/crypto v0.14.0 v0.31.0 v0.45.0
2023-48795 5.9 354 1 | messages at the start of a session can be dropped unseen
2024-45337 9.1 863 1 | the last key offered is taken for the one that signed in
2025-22869 7.5 770 2 | a peer that never finishes the key exchange fills memory
2025-47914 5.3 125 2 | a short agent answer ends the process
2025-58181 5.3 770 2 | the number of mechanisms is not limited
@golang.org/x/oauth2 v0.11.0 v0.27.0
2025-22868 7.5 1286 1 | a token of many dots fills memory
@google.golang.org/grpc v1.56.1 v1.56.3
2023-44487 7.5 400 1 | opening and resetting streams keeps the server busy
@google.golang.org/protobuf v1.31.0 v1.33.0
2024-24786 5.9 835 1 | a JSON text that breaks off loops for ever
@github.com/golang-jwt/jwt/v4 v4.5.0 v4.5.1 v4.5.2
2024-51744 3.3 755 1 | an expired token with a bad signature is reported as expired only
2025-30204 7.5 405 2 | a header of many dots fills memory
@github.com/docker/docker v24.0.7+incompatible v25.0.6+incompatible v28.3.3+incompatible
2024-41110 10.0 187 1 | an empty body slips past authorisation plug-ins
2024-24557 6.5 346 1 | the build cache accepts an image from another source
2024-29018 5.9 669 1 | names of internal networks are asked outside
2025-54410 3.3 909 2 | a firewall reload opens isolated networks
@github.com/opencontainers/runc v1.1.9 v1.1.14 v1.2.8
2024-21626 8.6 403 1 | an open handle of the host leads out of the container
2024-45310 3.3 363 1 | empty files can be made on the host in a race
2025-31133 8.8 59 2 | a swapped null device makes host files writable
2025-52565 8.8 59 2 | a swapped console is mounted over protected files
2025-52881 8.8 59 2 | writes to security labels can be redirected
@github.com/containerd/containerd v1.7.11 v1.7.27 v1.7.29
2024-40635 4.7 190 1 | a very large user id wraps to root
2024-25621 7.3 279 2 | runtime folders are open to other users
2025-64329 5.5 401 2 | attaching to containers leaks memory
@k8s.io/ingress-nginx v1.9.6 v1.11.2 v1.12.1
2024-7646 8.8 20 1 | line breaks in an annotation slip past its check
2025-1974 9.8 653 2 | the admission controller runs code of anyone on the pod network
2025-1097 8.8 20 2 | an annotation for client certificates injects configuration
2025-1098 8.8 20 2 | mirror annotations inject configuration
2025-24514 8.8 20 2 | the external authentication address injects configuration
2025-24513 5.3 20 2 | file names of requests leave the folder
@github.com/coredns/coredns v1.11.1 v1.11.4 v1.12.2
2024-0874 5.3 524 1 | answers of another view may be cached
2025-47950 7.5 770 2 | streams over QUIC are not limited
@helm.sh/helm/v3 v3.14.2 v3.17.4 v3.18.5
2024-26147 7.5 457 1 | an index with an empty entry ends the process
2025-53547 8.8 94 2 | a linked lock file is overwritten with code
2025-55198 6.5 908 2 | a broken chart ends the process
2025-55199 6.5 770 2 | a schema that refers to a device fills memory
@github.com/argoproj/argo-cd/v2 v2.10.1 v2.14.2 v2.14.20
2024-31989 9.0 327 1 | the cache has no password and may be changed
2025-23216 6.5 209 1 | values of secrets appear in errors
2025-55190 9.8 200 2 | a project token reads repository passwords
2025-59531 7.5 703 2 | a malformed webhook ends the server
2025-59537 7.5 703 2 | a webhook without commits ends the server
@k8s.io/kubernetes v1.28.4 v1.28.12
2024-10220 8.1 22 1 | a gitRepo volume runs hooks on the node
2024-3177 2.5 20 1 | ephemeral containers get around the mountable secrets policy
@github.com/go-git/go-git/v5 v5.4.2 v5.11.0 v5.13.0
2023-49569 9.8 22 1 | a crafted repository writes outside its folder
2023-49568 7.5 20 1 | a crafted server fills memory
2025-21613 9.8 88 2 | a file address adds options to git
2025-21614 7.5 770 2 | crafted answers of a server fill memory
@go.etcd.io/etcd/client/v3 v3.5.4 v3.5.9
2023-32082 3.3 200 1 | lease answers show the names of keys
@github.com/quic-go/quic-go v0.37.4 v0.42.0 v0.54.1
2024-22189 7.5 770 1 | new connection ids fill memory
2024-53259 6.5 345 2 | forged messages lower the packet size
2025-59530 7.5 755 2 | an early frame ends the client
@github.com/hashicorp/go-retryablehttp v0.7.2 v0.7.7
2024-6104 5.9 532 1 | credentials of an address are written to the log
@github.com/go-jose/go-jose/v3 v3.0.0 v3.0.3 v3.0.4
2024-28180 4.3 409 1 | a compressed token expands without limit
2025-27144 7.5 770 2 | a token of many dots fills memory
`
