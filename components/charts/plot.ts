/** Where the plot begins and ends within a columns chart, in px: the drag over it must agree with the drawing. */
export const plotLeft = 34
export const plotRight = 2
