-- How many alerts were open on each day is read from these alone.
DROP INDEX "alert_environment_id_first_seen_at_idx";
CREATE INDEX "alert_environment_id_first_seen_at_class_idx" ON "alert"("environment_id", "first_seen_at", "class");
CREATE INDEX "alert_closed" ON "alert"("environment_id", "status_changed_at", "class") WHERE (class < 30);
