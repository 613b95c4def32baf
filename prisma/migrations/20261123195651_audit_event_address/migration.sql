-- What an address asked for, the newest first.
CREATE INDEX "audit_event_environment_id_address_at_id_idx" ON "audit_event"("environment_id", "address", "at" DESC, "id" DESC);
