/** No text is searched further than this: a hostile one must not cost more than it is worth. */
export const searchedCharacters = 8_192

/** True when a pattern is found in the text's first 8 KiB. */
export const found = (pattern: RegExp, text: string): boolean => pattern.test(text.slice(0, searchedCharacters))

/** What a pattern finds in the text's first 8 KiB; '' for nothing. */
export const finding = (pattern: RegExp, text: string): string =>
  pattern.exec(text.slice(0, searchedCharacters))?.[0] ?? ''

/** A cloud's metadata service: its addresses (decimal and hexadecimal too), names and paths. */
export const metadataService =
  /169\.254\.169\.254|2852039166|0xa9fea9fe|fd00:ec2::254|168\.63\.129\.16|metadata\.google\.internal|computeMetadata\/v1|\/latest\/(?:meta-data|api\/token|user-data|dynamic)|metadata\/identity\/oauth2\/token/i

/** Where pods find the token of their service account, and those of cloud identities. */
export const accountToken =
  /\/(?:var\/)?run\/secrets\/(?:kubernetes\.io\/serviceaccount|eks\.amazonaws\.com|azure\/tokens|tokens\/gcp-ksa|[^\s/]{0,64}[*?[][^\s]{0,128}token)/i

/** Files with credentials of the node, of people, or of processes. */
export const sensitiveFile =
  /\/var\/run\/secrets\/|\/etc\/kubernetes\/|\/var\/lib\/kubelet\/|\/etc\/(?:shadow|sudoers)|(?:\/root|\/home\/[^/\s]{1,64})\/\.(?:ssh|aws|azure|kube|docker|config\/gcloud)|\.(?:p12|pem|key|jks|keystore)\b|\/proc\/[^/\s]{1,64}\/(?:environ|mem|root)/i

export const miner =
  /\b(?:xmrig|xmr-stak|minerd|cpuminer|ccminer|nbminer|t-rex|kinsing|kdevtmpfsi|cryptonight|nicehash)\b|stratum\+(?:tcp|ssl):\/\/|--donate-level\b/i

export const offensiveImage =
  /(?:^|\/)(?:kalilinux\/|parrotsec\/|metasploitframework\/|aquasec\/kube-hunter\b|cyberark\/kubeletctl\b|inguardians\/peirates\b|cdkteam\/cdk\b|rustscan\/|instrumentisto\/nmap\b)/i

export const pentestAgent = /kube-?hunter|peirates|kubeletctl|kdigger|badrobot|\bcdk\/|kali/i

export const scriptingAgent =
  /^(?:curl|wget|python|python-requests|aiohttp|Go-http-client|perl|libwww-perl|Java|okhttp|node|axios|undici|php|PowerShell)\b/i

export const shellCommand =
  /^(?:\/\S*\/)?(?:ba|da|z|k|a|c)?sh$|^(?:\/\S*\/)?(?:busybox|pwsh|powershell(?:\.exe)?|cmd(?:\.exe)?)$/i

/** Values that are credentials by their form. */
export const credentialValue =
  /-----BEGIN (?:[A-Z]+ ){0,4}PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bASIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22}|\bglpat-[A-Za-z0-9_-]{20}|\bxox[abprs]-[A-Za-z0-9-]{10}|\bAIza[0-9A-Za-z_-]{35}\b|\beyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8}/

/** Names of keys whose values are credentials; those that end in `_FILE` name a path. */
export const credentialKey =
  /(?:^|[_.-])(?:password|passwd|pwd|secret|secret[_-]?key|access[_-]?key|api[_-]?key|token|private[_-]?key|connection[_-]?string|client[_-]?secret)$/i
