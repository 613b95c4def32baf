import { initiative, type Initiative } from './initiative'

/** `subjects | ids of the controls that these subjects decide`; the subjects are those of `azure-subjects.ts`. */
export const american: readonly Initiative[] = [
  initiative(
    'cmmc-2.0-level-2',
    'CMMC Level 2',
    '2.0',
    'CMMC 2.0 Level 2 2.22.0',
    `
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | CM.L2-3.4.1
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | CM.L2-3.4.2
tls | SC.L2-3.13.8`,
  ),
  initiative(
    'cmmc-level-3',
    'CMMC Level 3',
    '1.02',
    'CMMC Level 3 11.16.0',
    `
hostnet | AC.1.001 AC.1.002 CM.3.068 SC.1.175 SC.3.183`,
  ),
  initiative(
    'cmmc-l2-1.9.0',
    'CMMC Level 2',
    '1.9.0',
    'Cybersecurity Maturity Model Certification (CMMC) Level 2 v1.9.0 1.6.0',
    `
capabilities tokens | AC.L1-3.1.1 AC.L2-3.1.5
capabilities | RA.L2-3.11.3 SC.L2-3.13.3 SI.L2-3.14.3 SI.L2-3.14.6 SI.L2-3.14.7
hostns sysadmin namespace external | AC.L2-3.1.3
hostns | AC.L1-3.1.20
apparmor | CM.L2-3.4.8
hostpath namespace | SC.L1-3.13.1 SC.L1-3.13.5
namespace | CM.L2-3.4.1 CM.L2-3.4.2 CM.L2-3.4.6`,
  ),
  initiative(
    'csa-ccm-4.0.12',
    'CSA Cloud Controls Matrix',
    '4.0.12',
    'CSA CSA Cloud Controls Matrix v4.0.12 1.7.0',
    `
capabilities tokens | IAM-05
capabilities namespace tokens | IAM-10
escalation hostpath capabilities readonly namespace | CCC-03 IAM-07
hostns escalation hostpath capabilities readonly namespace | CCC-04
escalation hostpath capabilities readonly | TVM-04
capabilities readonly | CEK-03
capabilities | HRS-06 IAM-12
sysadmin namespace external | DCS-02
hostpath sysadmin namespace external | DSP-05
readonly | IVS-07 TVM-07
hostns | GRC-04 TVM-01 TVM-09
hostns namespace | UEM-05
hostpath | DSP-10
namespace | AIS-02 CCC-02 CCC-09 IAM-02 IAM-04 IAM-06 IAM-13 IAM-16 UEM-03`,
  ),
  initiative(
    'cjis-5.9.5',
    'FBI CJIS',
    '5.9.5',
    'FBI Criminal Justice Information Services (CJIS) v5.9.5 1.7.0',
    `
capabilities sysadmin namespace tokens | 5.5
hostns capabilities readonly namespace | 5.7
hostns capabilities namespace | 5.1
hostns capabilities readonly | 5.11`,
  ),
  initiative(
    'ffiec-cat-2017',
    'FFIEC CAT',
    '2017',
    'FFIEC CAT 2017 1.6.0',
    `
privileged | 2.1.1 2.2.1 3.2.2 5.1.2
privileged escalation hostpath capabilities namespace | 3.1.1
hostns capabilities | 3.2.3
capabilities tokens | 3.1.2
hostpath namespace | 4.1.1`,
  ),
  initiative(
    'fedramp-high',
    'FedRAMP High',
    'Rev. 4',
    'FedRAMP High 17.20.0',
    `
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | CM-6
tls | SC-8 SC-8(1)`,
  ),
  initiative(
    'fedramp-moderate',
    'FedRAMP Moderate',
    'Rev. 4',
    'FedRAMP Moderate 17.19.0',
    `
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | CM-6
tls | SC-8 SC-8(1)`,
  ),
  initiative(
    'hitrust-11.3',
    'HITRUST CSF',
    '11.3',
    'HITRUST CSF v11.3 1.7.0',
    `
namespace | 01.c 01.m 01.n 10.k
escalation capabilities readonly namespace | 01.l 09.j 09.m 10.m
capabilities sysadmin namespace external | 09.ab
sysadmin namespace external | 09.w
readonly | 10.c
escalation | 01.q`,
  ),
  initiative(
    'nist-800-171-r3',
    'NIST SP 800-171',
    'Rev. 3',
    'NIST 800-171 R3 1.7.0',
    `
hostns sysadmin namespace external | 3.1.3
apparmor limits | 3.4.8
hostns escalation hostpath namespace | 3.4.6
privileged namespace | 3.4.2
hostns | 3.1.12 3.1.18 3.13.9
hostpath namespace | 3.13.1
namespace | 3.1.2 3.4.1 3.5.5`,
  ),
  initiative(
    'nist-csf-2.0',
    'NIST Cybersecurity Framework',
    '2.0',
    'NIST CSF v2.0 1.5.0',
    `
capabilities tokens | PR.AA-05
capabilities | DE.CM
hostns | ID.AM-01 ID.RA-07`,
  ),
  initiative(
    'nist-800-171-r2',
    'NIST SP 800-171',
    'Rev. 2',
    'NIST SP 800-171 Rev. 2 15.22.0',
    `
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | 3.4.1 3.4.2
tls | 3.13.8`,
  ),
  initiative(
    'nist-800-53-r5.1.1',
    'NIST SP 800-53',
    'Rev. 5.1.1',
    'NIST SP 800-53 R5.1.1 1.7.0',
    `
hostns | CM.3.8 CM.7.9 RA.5.3 SA.10.1 SC.7.4
sysadmin namespace | AC.4
hostpath namespace | CM.7 SC.7
namespace | AC.3 CM.2 CM.6`,
  ),
  initiative(
    'nist-800-53-r4',
    'NIST SP 800-53',
    'Rev. 4',
    'NIST SP 800-53 Rev. 4 17.19.0',
    `
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly | CM-6
tls | SC-8 SC-8(1)`,
  ),
  initiative(
    'sarbanes-oxley-2022',
    'Sarbanes-Oxley Act',
    '2022',
    'Sarbanes Oxley Act 2022 1.1.0',
    `
capabilities namespace tokens | 1`,
  ),
]
