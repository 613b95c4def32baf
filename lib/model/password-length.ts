/** Lengths of a password. Eight is the least that NIST SP 800-63B allows; sign-in is rate-limited besides. */
export const passwordLength = { min: 8, max: 200 }
