-- The history of a resource: results that turned.
CREATE TABLE "assessment_change" (
    "asset_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "check_id" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "report_id" UUID,

    CONSTRAINT "assessment_change_pkey" PRIMARY KEY ("asset_id","at","check_id")
);
