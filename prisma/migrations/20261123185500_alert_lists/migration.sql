-- Lists of alerts that a filter leaves few of: what a rule hides, what nobody owns, what is due, what names a thing.
CREATE INDEX "alert_suppressed" ON "alert"("environment_id", "class" DESC, "last_seen_at" DESC, "id" DESC) WHERE (suppressed_by_id IS NOT NULL);
CREATE INDEX "alert_unowned" ON "alert"("environment_id", "class" DESC, "last_seen_at" DESC, "id" DESC) WHERE (owner_id IS NULL AND class >= 30);
CREATE INDEX "alert_due" ON "alert"("environment_id", "due_at", "class") WHERE (class >= 30);
CREATE INDEX "alert_entities_idx" ON "alert" USING GIN ("entities" jsonb_path_ops);
