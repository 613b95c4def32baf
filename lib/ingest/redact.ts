export { redacted, redactFields, redactJson, redactText } from '@/lib/model/redact'
