-- Whether some result of a check could not be evaluated is asked by one probe.
CREATE INDEX "assessment_not_evaluated" ON "assessment"("check_id", "environment_id") WHERE (status = 'not-applicable' AND reason LIKE 'Not evaluated: %');
