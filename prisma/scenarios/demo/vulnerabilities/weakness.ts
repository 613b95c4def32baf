const groups: { text: string; cwes: number[] }[] = [
  {
    text: 'Memory outside the intended buffer is touched, which may end the process or let foreign code run.',
    cwes: [119, 120, 121, 122, 123, 124, 125, 126, 129, 131, 193, 590, 680, 787, 805],
  },
  {
    text: 'Memory is used after it was given back, which may end the process or let foreign code run.',
    cwes: [415, 416, 825],
  },
  { text: 'A number leaves the range that its type can hold.', cwes: [190, 197, 681] },
  {
    text: 'Input is turned into code or commands without being told apart from them.',
    cwes: [74, 77, 78, 88, 89, 94, 917, 1336],
  },
  { text: 'Objects are built from data that a stranger can write.', cwes: [502] },
  {
    text: 'A small input makes the program use far more time or memory than it should.',
    cwes: [399, 400, 401, 404, 405, 407, 409, 606, 674, 770, 772, 776, 835, 1050, 1325, 1333],
  },
  {
    text: 'Secrets can be told from answers or from the time they take.',
    cwes: [200, 203, 208, 209, 385, 522, 532, 552],
  },
  { text: 'A path or link leads to places that it should not reach.', cwes: [22, 29, 59, 61, 363, 426, 428] },
  {
    text: 'The identity or the rights of the caller are not checked as they should be.',
    cwes: [284, 285, 287, 295, 303, 345, 347, 352, 639, 862, 863],
  },
  {
    text: 'Two programs read the same message differently, so that a part of it passes unseen.',
    cwes: [115, 436, 444],
  },
  { text: 'The server can be made to send requests or visitors elsewhere.', cwes: [601, 918] },
  { text: 'Text of a stranger is shown as part of a page.', cwes: [79] },
  { text: 'A crafted key changes the properties of every object of the program.', cwes: [1321] },
]
const byCwe = new Map(groups.flatMap(({ text, cwes }) => cwes.map((cwe) => [cwe, text] as const)))

/** What a weakness of this CWE means, in one sentence. */
export const weaknessText = (cwe: number) =>
  byCwe.get(cwe) ?? 'A condition that the program relies on is not checked before it is used.'
