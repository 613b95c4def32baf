import { config } from 'zod/v4/core'

// Runs before everything else in the browser. Schemas would try once whether they may make functions from text; our
// content policy says no, and the browser would report the try as a breach.
config({ jitless: true })
