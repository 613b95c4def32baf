import type { AlertTypeEntries } from './entry'

/** What the sensor says about itself. */
export const sensor = [
  {
    id: 'Falco_DroppedSystemCalls',
    name: 'Falco dropped system calls',
    description:
      'The sensor could not keep up and lost system calls. That is no attack, but for as long as it lasts an attack ' +
      'here could pass unseen.',
    falco: { 'Falco internal: syscall event drop': 'debug' },
    severity: { is: 'informational', because: 'it tells of lost sight, not of a threat' },
    tactics: [],
    techniques: [],
    remediation: [
      'Give Falco larger buffers: `engine.modern_ebpf.buf_size_preset` or `engine.kmod.buf_size_preset` in falco.yaml.',
      'Give it more CPU, or fewer rules and system calls (`base_syscalls`), on {host}.',
    ],
  },
  {
    id: 'Falco_DroppedOutputs',
    name: 'Falco dropped alerts',
    description: 'The sensor’s outputs were blocked and alerts were thrown away. What happened then is not known.',
    falco: { 'Falco internal: outputs timeout': 'debug', 'Falco internal: timeouts notification': 'debug' },
    severity: { is: 'informational', because: 'it tells of lost sight, not of a threat' },
    tactics: [],
    techniques: [],
    remediation: ['Look at the outputs of Falco on {host}: one of them answers too slowly.'],
  },
  {
    id: 'Falco_TestRule',
    name: 'Test event (not a threat)',
    description: 'falcosidekick’s own test event: the way from the sensor to here works.',
    falco: { 'Test rule': 'debug' },
    severity: { is: 'informational', because: 'a person asked for it' },
    tactics: [],
    techniques: [],
    remediation: ['Nothing to do; dismiss it as a test.'],
  },
] as const satisfies AlertTypeEntries
