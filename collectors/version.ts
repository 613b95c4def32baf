/** The version of the collectors: that of Plimsoll's package.json, which a test compares. */
export const collectorVersion = '0.1.0'
