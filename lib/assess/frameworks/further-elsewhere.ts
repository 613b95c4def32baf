import { initiative, type Initiative } from './initiative'

/** `subjects | ids of the controls that these subjects decide`; the subjects are those of `azure-subjects.ts`. */
export const elsewhere: readonly Initiative[] = [
  initiative(
    'canada-pbmm-2020',
    'Canada Federal PBMM',
    '3-1-2020',
    'Canada Federal PBMM 3-1-2020 1.6.0',
    `
capabilities | AC-1 AC-2(7) AC-2(9) AC-3 AC-6 AC-6(2) AC-17(100) AU-9(4) CA-2(2) CP-4 IR-9(1) IR-9(3) IR-9(4) MP-2 PS-6
hostns hostpath capabilities namespace | CA-7
apparmor limits | AC-2(4) CP-2(3) CP-2(4) CP-2(5) CP-2(6) CP-10(2) CP-10(4)
escalation | AC-11(1) CM-5 CM-5(1)
hostns | AC-4(21) SC-2 SC-5 SC-6 SC-7 SC-7(3) SC-7(5) SC-7(7) SC-7(8) SC-7(12) SC-12 SC-12(1)
hostns hostpath namespace | CA-3 CA-3(3) CA-3(5)
hostpath namespace | SI-3 SI-3(1) SI-3(2) SI-3(7) SI-4 SI-4(1) SI-4(2) SI-8(1)`,
  ),
  initiative(
    'cyber-essentials-3.1',
    'Cyber Essentials',
    '3.1',
    'Cyber Essentials v3.1 1.2.0',
    `
capabilities namespace tokens | 2
escalation capabilities tokens | 4
hostns escalation hostpath capabilities readonly namespace | 1
escalation hostpath capabilities readonly namespace | 3 5`,
  ),
  initiative(
    'dora-2022',
    'DORA (EU 2022/2554)',
    '2022',
    'DORA 2022 2554 1.5.0',
    `
readonly | 9.3c`,
  ),
  initiative(
    'iso-27017-2015',
    'ISO/IEC 27017',
    '2015',
    'ISO/IEC 27017 2015 1.5.0',
    `
capabilities tokens | 12.4.3`,
  ),
  initiative(
    'k-isms-p-2023',
    'K-ISMS-P',
    '2023',
    'K ISMS P 2023 1.7.0',
    `
capabilities | 2.5.1 2.5.5
hostns hostnet escalation hostpath root apparmor capabilities readonly sysadmin namespace tokens external | 2.10.1 2.10.2
hostnet | 2.6.6 2.10.3`,
  ),
  initiative(
    'ncsc-caf-3.2',
    'NCSC Cyber Assessment Framework',
    '3.2',
    'NCSC Cyber Assurance Framework (CAF) v3.2 1.5.0',
    `
capabilities | C C1 C1.c C1.d C2 C2.b
privileged namespace | B4.b
hostns | B4`,
  ),
  initiative(
    'nl-bio-cloud-1',
    'NL BIO Cloud Theme',
    '1',
    'NL BIO Cloud Theme 1.14.0',
    `
tls | U.05.1 U.11.1 U.11.2
privileged hostns hostnet escalation hostpath registry root apparmor capabilities limits ports readonly sysadmin namespace tokens | C.04.7`,
  ),
  initiative(
    'nl-bio-cloud-2',
    'NL BIO Cloud Theme',
    '2',
    'NL BIO Cloud Theme V2 2.8.0',
    `
privileged hostns hostnet escalation hostpath root apparmor capabilities readonly sysadmin namespace tokens | C.04.7
tls | U.05.1 U.11.1 U.11.2`,
  ),
  initiative(
    'nzism-3.7',
    'New Zealand ISM',
    '3.7',
    'NZISM v3.7 1.8.0',
    `
escalation capabilities tokens | 16.1.33.C.01 16.1.33.C.02 16.1.34.C.01 16.1.35.C.02 16.1.36.C.01 16.1.37.C.01 16.1.39.C.01
escalation capabilities tokens | 16.1.39.C.02 16.1.41.C.02 16.1.43.C.01 16.1.48.C.02 16.1.49.C.01 16.1.50.C.01 16.1.50.C.02
escalation capabilities tokens | 16.2.3.C.01 16.2.3.C.02
hostpath readonly namespace | 14.1.8.C.01 22.3.11.C.01 22.3.11.C.02
hostns hostpath readonly namespace | 17.8.10.C.02
hostns hostpath readonly | 17.8.10.C.01
hostns | 2.1.49.C.01 3.3.6.C.05 3.3.13.C.01 5.1.12.C.02 5.7.4.C.01 6.3.6.C.01 6.3.6.C.02 6.3.7.C.01 6.3.7.C.02 6.3.7.C.03
hostns | 9.1.4.C.01 16.3.5.C.01 16.3.5.C.02 19.1.22.C.02
apparmor | 6.4.6.C.01 22.1.26.C.01
sysadmin namespace | 14.3.12.C.01
hostpath | 12.4.4.C.02 12.4.4.C.04 12.4.4.C.05 12.4.4.C.06 14.3.10.C.01 14.3.10.C.02 14.3.10.C.03 14.3.10.C.04 19.1.10.C.01
hostpath | 19.1.11.C.01 19.1.11.C.02
namespace | 14.1.10.C.01 14.1.10.C.02 16.1.47.C.01 17.5.7.C.01 17.5.7.C.02 20.4.4.C.01 20.4.4.C.02 20.4.5.C.01 20.4.5.C.02
namespace | 20.4.6.C.01 20.4.6.C.02`,
  ),
  initiative(
    'nzism',
    'New Zealand ISM',
    '3',
    'New Zealand ISM 1.10.0',
    `
privileged hostns escalation tls readonly sysadmin namespace tokens | 14.1.9.C.01`,
  ),
  initiative(
    'rmit-malaysia',
    'RMiT Malaysia',
    '1.0',
    'RMIT Malaysia 9.20.0',
    `
hostnet ports tls | Appendix-5.6
privileged escalation root capabilities readonly | 10.55
external | Appendix-5.5`,
  ),
  initiative(
    'swift-cscf-2021',
    'SWIFT CSCF',
    '2021',
    'SWIFT CSP-CSCF v2021 4.16.0',
    `
tls | 2.1`,
  ),
  initiative(
    'swift-cscf-2024',
    'SWIFT CSCF',
    '2024',
    'SWIFT Customer Security Controls Framework 2024 1.7.0',
    `
capabilities tokens | 1.2
capabilities | 1.3 2.9 4.2 6.4 6.5
hostns hostpath sysadmin namespace external | 1.1
apparmor readonly | 2.1 6.2 6.3
privileged namespace | 9.2
hostns | 2.7
hostns hostpath namespace | 1.5 9.1`,
  ),
  initiative(
    'spain-ens',
    'Spain ENS',
    '2022',
    'Spain ENS 1.10.0',
    `
registry | op.exp.7`,
  ),
]
