-- What changed for each resource in each control, so that every move of the score names its resources.
CREATE TABLE "posture_change" (
    "asset_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "control_id" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,

    CONSTRAINT "posture_change_pkey" PRIMARY KEY ("asset_id","at","control_id")
);
CREATE INDEX "posture_change_environment_id_cause_check_id_at_asset_id_co_idx" ON "posture_change"("environment_id", "cause", "check_id", "at" DESC, "asset_id" DESC, "control_id" DESC);
