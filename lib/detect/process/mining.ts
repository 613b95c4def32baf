import type { ProcessDetection } from './detection'
import { isDownloader, isShell, runs, says } from './words'

const miners =
  /^(?:xmrig(?:-\w+)?|xmr-stak(?:-\w+)?|minerd|cpuminer(?:-\w+)?|ccminer|nbminer|ethminer|cgminer|bfgminer|lolminer|phoenixminer|teamredminer|srbminer(?:-multi)?|nanominer|t-rex|gminer|wildrig(?:-multi)?|nheqminer|xmrigdaemon|xmrigminer)$/i
const minerFamilies =
  /^(?:kinsing|kdevtmpfsi|kthreaddk|kthreaddi|dbused|watchbog|sysupdate_miner|networkservice_miner)$/
const pools =
  /\b(?:minexmr|supportxmr|moneroocean|nanopool|hashvault|c3pool|2miners|ethermine|f2pool|nicehash|unmineable|herominers|minergate|viabtc|xmrpool|dwarfpool)\.[a-z.]{2,12}\b/i

/** Mining of digital currency. */
export const mining: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_CryptoCoinMinerDownload',
    severity: 'medium',
    fires: 'A download tool, `git clone`, or a shell’s line with one, names a known miner in the address.',
    benign: ['Security teams that fetch samples'],
    match: (process) =>
      (isDownloader(process) || isShell(process) || process.name === 'git') &&
      says(
        process,
        /(?:https?|ftp):\/\/\S{0,300}(?:xmrig|xmr-stak|minerd\b|cpuminer|ccminer|nbminer|lolminer|srbminer|kinsing|kdevtmpfsi)/i,
      ),
  },
  {
    type: 'K8S.NODE_DigitalCurrencyMining',
    severity: 'high',
    fires: 'A program was started with the address of a mining pool: Stratum, or the name of a known pool.',
    benign: ['Miners that you run yourself'],
    match: (process) =>
      says(process, /\bstratum[12]?\+(?:tcp|ssl|tls|http)[a-z]{0,4}:\/\//i) ||
      (says(process, pools) && says(process, /(?:^|\s)(?:-o|--url|--pool|-u|--user|--coin)[\s=]/)),
  },
  {
    type: 'K8S.NODE_CryptoCoinMinerExecution',
    severity: 'medium',
    fires: 'A program with the name of a known miner was started, or one with a flag that only miners have.',
    benign: ['Miners that you run yourself'],
    match: (process) => runs(process, miners) || says(process, /\s--donate-level(?:[\s=]|$)/),
  },
  {
    type: 'K8S.NODE_CryptoCoinMinerArtifacts',
    severity: 'medium',
    fires: 'A program was started that malware with a miner brings along, or one with a miner’s algorithm on its line.',
    benign: ['Benchmarks of hash functions'],
    match: (process) =>
      runs(process, minerFamilies) ||
      says(
        process,
        /\s(?:-a|--algo)[\s=](?:rx\/\w+|randomx|cn\/\w+|cryptonight\S{0,20}|argon2\/chukwa\w{0,4}|kawpow|ethash|ghostrider)\b/i,
      ),
  },
]
