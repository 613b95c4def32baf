import { z } from 'zod'

/**
 * Security controls and their points. Source: Microsoft Defender for Cloud, "Secure score security controls";
 * `protect-secrets` is ours. Points live on the control, not on its recommendations.
 */
export const controls = [
  { id: 'remediate-vulnerabilities', name: 'Remediate vulnerabilities', max: 6 },
  { id: 'apply-system-updates', name: 'Apply system updates', max: 6 },
  { id: 'manage-access', name: 'Manage access and permissions', max: 4 },
  { id: 'security-configurations', name: 'Remediate security configurations', max: 4 },
  { id: 'network-access', name: 'Restrict unauthorized network access', max: 4 },
  { id: 'encrypt-in-transit', name: 'Encrypt data in transit', max: 4 },
  { id: 'encrypt-at-rest', name: 'Enable encryption at rest', max: 4 },
  { id: 'protect-secrets', name: 'Protect secrets', max: 4 },
  { id: 'ddos-protection', name: 'Protect applications against DDoS attacks', max: 2 },
  { id: 'auditing-logging', name: 'Enable auditing and logging', max: 1 },
  { id: 'best-practices', name: 'Implement security best practices', max: 0 },
] as const
export const controlIds = controls.map((control) => control.id)
export const controlIdSchema = z.enum(controlIds)
export type ControlId = (typeof controls)[number]['id']
