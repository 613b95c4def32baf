import type { Figure } from './figure'
export async function benchPages(): Promise<Figure[]> {
  return []
}
