import type { Figure } from './figure'
export async function benchAck(): Promise<Figure[]> {
  return []
}
