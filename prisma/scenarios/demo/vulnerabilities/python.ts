/** Python packages. Format: see debian.ts. */
export const python = String.raw`
@requests 2.30.0 2.31.0 2.32.4
2023-32681 6.1 200 1 | proxy credentials are sent to the target of a redirect
2024-35195 5.5 670 2 | one call without verification turns it off for the session
2024-47081 5.3 522 2 | credentials of netrc go to a crafted host
@urllib3 1.26.15 2.0.7 2.5.0
2023-43804 8.1 200 1 | cookies follow a redirect to another host
2023-45803 4.3 200 1 | the body follows a redirect that should drop it
2024-37891 4.3 669 2 | proxy credentials follow a redirect
2025-50181 5.3 601 2 | turning redirects off in the pool has no effect
@certifi 2022.12.7 2023.7.22 2024.7.4
2023-37920 9.8 345 1 | a distrusted certificate authority is still trusted
2024-39689 7.5 345 2 | roots of a distrusted authority are still trusted
@idna 3.4 3.7
2024-3651 7.5 1333 1 | encoding a long name takes quadratic time
@jinja2 3.1.2 3.1.4 3.1.6
2024-22195 6.1 79 1 | keys with spaces add attributes to an element
2024-34064 5.3 79 1 | keys with slashes add attributes to an element
2024-56326 7.8 1336 2 | a stored format method leaves the sandbox
2024-56201 8.8 150 2 | a template's file name may hold code
2025-27516 7.3 1336 2 | the attr filter leaves the sandbox
@werkzeug 2.2.3 3.0.3 3.0.6
2023-46136 8.1 400 1 | a large body of line breaks keeps the processor busy
2024-34069 7.5 352 1 | the debugger takes commands from another site
2024-49766 3.7 22 2 | network paths pass as relative on Windows
2024-49767 7.5 400 2 | form data exceeds its memory limit
@flask 2.2.3 2.2.5
2023-30861 7.5 488 1 | one visitor's session cookie may be cached for another
@django 4.2.7 4.2.16 4.2.26
2024-42005 9.8 89 1 | column aliases of JSON fields are not quoted
2024-45230 7.5 400 1 | making links of long texts takes quadratic time
2024-53908 9.8 89 2 | JSON look-ups on Oracle are not quoted
2025-57833 7.3 89 2 | aliases of filtered relations are not quoted
2025-59681 7.3 89 2 | annotation names are not quoted on MySQL
2025-64459 9.1 89 2 | a connector given as a keyword changes the query
@cryptography 39.0.1 42.0.4 44.0.1
2023-50782 7.5 203 1 | RSA decryption takes a time that depends on the padding
2024-26130 7.5 476 1 | a PKCS#12 file without a matching key ends the process
2024-12797 6.3 392 2 | the bundled OpenSSL accepts unauthenticated raw keys
@pillow 9.4.0 10.2.0 10.3.0
2023-50447 8.1 94 1 | expressions of ImageMath may run code
2023-44271 7.5 770 1 | drawing a long text exhausts memory
2024-28219 6.5 680 2 | a colour profile name overflows
@aiohttp 3.8.4 3.9.4 3.12.14
2024-23334 7.5 22 1 | static routes that follow links leave their folder
2024-23829 6.5 444 1 | lenient parsing lets requests be smuggled
2024-30251 7.5 835 1 | a multipart body loops for ever
2024-52304 5.3 444 2 | chunk extensions let requests be smuggled
2025-53643 3.7 444 2 | trailers let requests be smuggled
@gunicorn 20.1.0 22.0.0 23.0.0
2024-1135 7.5 444 1 | transfer encodings in an odd order let requests be smuggled
2024-6827 7.5 444 2 | unknown transfer encodings fall back to a length
@setuptools 65.5.1 70.0.0 78.1.1
2024-6345 8.8 94 1 | a package address may run commands
2025-47273 8.8 22 2 | a package may be written outside the folder
@pip 23.0.1 23.3 25.3
2023-5752 5.5 77 1 | a Mercurial revision may hold options
2025-8869 5.9 59 2 | links in a source archive lead outside
@tornado 6.2 6.4.2 6.5
2024-52804 7.5 400 1 | cookies take quadratic time to parse
2025-47287 7.5 770 2 | broken multipart bodies flood the log
@starlette 0.36.3 0.40.0 0.49.1
2024-47874 7.5 770 1 | form fields without a file name fill memory
2025-54121 5.3 770 2 | large uploads block the event loop
2025-62727 7.5 407 2 | many ranges take quadratic time to merge
@sqlparse 0.4.3 0.5.0
2024-4340 7.5 674 1 | nested lists recurse until the stack ends
@paramiko 2.12.0 3.4.0
2023-48795 5.9 354 1 | messages at the start of a session can be dropped unseen
@h11 0.14.0 0.16.0
2025-43859 9.1 444 1 | broken chunk endings let requests be smuggled
@protobuf 3.20.3 4.25.8
2025-4565 7.5 674 1 | nested groups recurse until the stack ends
@pyyaml 5.3.1 5.4
2020-14343 9.8 20 1 | the full loader builds any object
@redis 4.5.1 4.5.4
2023-28859 6.5 459 1 | a cancelled command returns the answer of another
@pyjwt 2.3.0 2.4.0
2022-29217 7.5 327 1 | a public key may be used as a shared secret
@scrapy 2.8.0 2.11.2
2024-1892 6.5 1333 1 | large XML answers backtrack
2024-3574 7.5 200 1 | credentials follow a redirect to another host
@mlflow 2.8.0 2.9.2 2.14.2
2023-6909 7.5 29 1 | encoded paths lead out of the artefact folder
2023-6014 9.8 287 1 | an account can be made without signing in
2024-37054 8.8 502 - | loading a model runs the code inside it
`
