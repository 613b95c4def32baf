const result = { id: '5.5', desc: 'd', result: 'WARN', details: 'x', items: ['web'], remediation: 'r' }

/** A report with one fault of one container; for tests. */
export const sampleBench = { dockerbenchsecurity: '1.6.0', tests: [{ id: '5', desc: 'd', results: [result] }] }
