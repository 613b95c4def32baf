/** npm packages. Format: see debian.ts; `1>2` came in with step 1 and is mended by step 2. */
export const node = String.raw`
@react-server-dom-webpack 18.3.0 19.1.0 19.1.2
2025-55182 10.0 502 1>2 | a request to a server function is decoded into running code
2025-55183 5.3 200 1>2 | a crafted request returns the source of server functions
@next 14.2.5 15.3.1 15.5.9
2025-29927 9.1 285 1 | a header of the framework itself skips the middleware
2024-51479 7.5 285 1 | path-based authorisation misses pages below the root
2025-57822 6.5 918 2 | passing headers on lets a client choose the next address
2025-55173 4.3 20 2 | the image optimiser lets a source choose the download name
2025-57752 6.1 524 2 | optimised images that vary by cookie are cached for all
@axios 1.6.8 1.7.9 1.12.0
2024-39338 7.5 918 1 | a path that starts with two slashes leaves the base address
2025-27152 7.5 918 2 | absolute addresses ignore the base address and carry credentials
2025-58754 7.5 770 2 | data addresses are decoded into memory without limit
@form-data 4.0.0 4.0.2 4.0.4
2025-7783 9.1 330 2 | the boundary of a multipart body can be predicted
@cross-spawn 7.0.3 7.0.5 7.0.6
2024-21538 7.5 1333 1 | quoting arguments uses an expression that backtracks
@glob 10.3.10 10.4.5 10.5.0
2025-64756 7.5 78 2 | matched file names reach a shell with the -c option
@nanoid 3.3.6 3.3.7 3.3.8
2024-55565 4.3 835 2 | a size that is no whole number makes ids predictable
@braces 3.0.2 3.0.3
2024-4068 7.5 1050 1 | unbalanced braces exhaust memory
@micromatch 4.0.5 4.0.8
2024-4067 5.3 1333 1 | patterns with braces backtrack
@ws 8.16.0 8.17.1
2024-37890 7.5 476 1 | a request with very many headers ends the server
@path-to-regexp 0.1.7 0.1.10 0.1.12
2024-45296 7.5 1333 1 | two parameters in one segment backtrack
2024-52798 7.5 1333 2 | the earlier repair still lets some routes backtrack
@body-parser 1.20.2 1.20.3
2024-45590 7.5 405 1 | nested form fields keep the processor busy
@express 4.18.2 4.19.2 4.20.0
2024-29041 6.1 601 1 | an encoded address escapes the redirect allow-list
2024-43796 4.7 79 2 | redirect pages may hold scripts
@send 0.18.0 0.19.0
2024-43799 4.7 79 1 | directory redirects may hold scripts
@serve-static 1.15.0 1.16.0
2024-43800 4.7 79 1 | redirect pages may hold scripts
@cookie 0.5.0 0.7.0
2024-47764 3.7 74 1 | names and paths are not checked for separators
@tar 6.1.15 6.2.1
2024-28863 6.5 400 1 | deep folders exhaust memory while unpacking
@ip 2.0.0 2.0.1
2023-42282 9.8 918 1 | a hexadecimal loopback address counts as public
2024-29415 8.1 918 - | short forms of loopback count as public
@semver 7.3.8 7.5.2
2022-25883 7.5 1333 1 | parsing an untrusted range backtracks
@json5 2.2.1 2.2.2
2022-46175 8.8 1321 1 | a key named like the prototype changes every object
@minimist 1.2.5 1.2.6
2021-44906 9.8 1321 1 | an argument name can change the prototype
@lodash 4.17.15 4.17.21
2021-23337 7.3 94 1 | template options can run code
2020-8203 7.5 1321 1 | zipObjectDeep can change the prototype
2020-28500 5.3 1333 1 | trimming long strings backtracks
@tough-cookie 4.1.2 4.1.3
2023-26136 9.8 1321 1 | cookies of a crafted domain change the prototype
@word-wrap 1.2.3 1.2.4
2023-26115 7.5 1333 1 | wrapping long lines backtracks
@follow-redirects 1.15.3 1.15.4 1.15.6
2023-26159 6.1 601 1 | a malformed address is taken for another host
2024-28849 6.5 200 2 | proxy credentials follow a redirect to another host
@jsonwebtoken 8.5.1 9.0.0
2022-23539 8.1 327 1 | old key types are accepted
2022-23540 7.5 347 1 | without an algorithm list an unsigned token passes
2022-23541 6.3 287 1 | a public key may be used as a shared secret
@undici 6.6.0 6.11.1 6.21.2
2024-30260 4.3 285 1 | proxy credentials survive a redirect
2025-22150 6.5 330 2 | the boundary of a multipart body can be predicted
2025-47279 3.3 401 2 | bad certificates of a webhook leak memory
@rollup 4.18.0 4.22.4
2024-47068 6.1 79 1 | a page element may stand in for the script address
@brace-expansion 2.0.1 2.0.2
2025-5889 3.3 400 1 | expansion backtracks
@on-headers 1.0.2 1.1.0
2025-7339 3.3 241 1 | headers given as an array are changed
@multer 1.4.5 2.0.0 2.0.2
2025-47935 7.5 401 1 | uploads that fail leave streams open
2025-47944 7.5 248 1 | a malformed upload ends the process
2025-48997 7.5 248 2 | an upload field without a name ends the process
2025-7338 7.5 248 2 | a malformed request ends the process
@tmp 0.2.1 0.2.4
2025-54798 2.5 59 1 | a link as the directory leads outside
@sha.js 2.4.11 2.4.12
2025-9288 9.1 20 1 | objects as input rewind the hash
@cipher-base 1.0.4 1.0.5
2025-9287 9.1 20 1 | objects as input rewind the state
@pbkdf2 3.1.2 3.1.3
2025-6545 9.1 20 1 | unknown digests give static keys
2025-6547 9.1 20 1 | typed arrays are ignored as passwords
@elliptic 6.5.4 6.6.0 6.6.1
2024-48949 9.1 347 1 | signatures are not checked for range
2024-48948 5.3 347 1 | valid signatures with leading zeroes are refused
@protobufjs 7.2.3 7.2.5
2023-36665 9.8 1321 1 | parsed messages can change the prototype
@mysql2 3.9.0 3.9.4 3.9.7
2024-21508 9.8 94 1 | settings of a connection reach generated code
2024-21511 9.8 94 2 | the time zone reaches generated code
2024-21509 6.5 1321 1 | result columns can change the prototype
@mongoose 7.4.0 8.8.3 8.9.5
2024-53900 9.1 89 1 | a match in populate may hold code
2025-23061 9.0 94 2 | nested filters may still hold code
@sequelize 6.19.0 6.28.1
2023-25813 9.8 89 1 | replacements inside a where clause are not quoted
2023-22578 9.8 790 1 | attributes are taken as raw SQL
2023-22579 8.8 843 1 | an object where a value is expected changes the query
@moment 2.29.1 2.29.4
2022-24785 7.5 22 1 | a locale name may lead out of the folder
2022-31129 7.5 1333 1 | long dates take quadratic time
@socket.io-parser 4.2.1 4.2.3
2023-32695 7.5 20 1 | a packet without an event name ends the server
@nodemailer 6.9.8 7.0.7
2025-13033 7.5 20 1 | quoted addresses are sent to another domain
@js-yaml 4.1.0 4.1.1
2025-64718 5.3 1321 1 | merge keys can change the prototype
@validator 13.11.0 13.15.20
2025-56200 6.1 79 1 | a script address passes as a web address
@jws 3.2.2 3.2.3
2025-65945 7.5 347 1 | key look-ups may skip the check of a signature
@qs 6.11.0 6.14.1
2025-15284 7.5 20 1 | bracket notation ignores the limit of array items
@crypto-js 4.1.1 4.2.0
2023-46233 9.1 327 1 | key derivation runs one round of SHA-1
@xlsx 0.18.5 0.20.2
2023-30533 7.8 1321 - | reading a crafted workbook changes the prototype
2024-22363 7.5 1333 - | reading a crafted workbook backtracks
`
