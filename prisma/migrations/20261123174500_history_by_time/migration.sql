-- What is too old is removed every hour, without reading everything.
CREATE INDEX "posture_change_at_idx" ON "posture_change" USING BRIN ("at");
CREATE INDEX "assessment_change_at_idx" ON "assessment_change" USING BRIN ("at");
