/** HTTP's answer for each code of gRPC, as Google's own mapping has it (google/rpc/code.proto). */
const ofGrpc = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401]

/** HTTP's code of a logged one, which may be gRPC's; null for what is neither. */
export function statusCode(code: unknown): number | null {
  if (typeof code !== 'number' || !Number.isInteger(code)) return null
  return code >= 100 && code < 600 ? code : (ofGrpc[code] ?? null)
}
