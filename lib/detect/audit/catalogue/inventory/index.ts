import type { InventoryDetection } from '../../detection'
import { accessChanges } from './access'
import { workloadChanges } from './workloads'

/** Decided with what the inventory holds. */
export const inventoryDetections: readonly InventoryDetection[] = [...workloadChanges, ...accessChanges]
