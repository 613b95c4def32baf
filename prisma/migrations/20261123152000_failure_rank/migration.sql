-- Failures of a check are listed by how urgent they are: what can be reached from outside first, then what is privileged.
ALTER TABLE "assessment" ADD COLUMN "rank" SMALLINT NOT NULL DEFAULT 0;
DROP INDEX "assessment_check_id_status_environment_id_asset_id_idx";
CREATE INDEX "assessment_check_id_status_environment_id_rank_asset_id_idx" ON "assessment"("check_id", "status", "environment_id", "rank" DESC, "asset_id" DESC);
