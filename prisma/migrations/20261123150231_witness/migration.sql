-- What other tools say of our checks.

ALTER TABLE "assessment" ADD COLUMN "witness" TEXT,
ADD COLUMN "disputed" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "assessment_disputed" ON "assessment"("check_id", "environment_id", "asset_id") WHERE (disputed);

CREATE TABLE "witness" (
    "asset_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,
    "scope" TEXT NOT NULL,
    "report_id" UUID NOT NULL,

    CONSTRAINT "witness_pkey" PRIMARY KEY ("asset_id","check_id","source")
);
