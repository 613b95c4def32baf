ALTER TABLE "environment" ADD COLUMN "exemption_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "settled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE "assessment" ADD COLUMN "owner_id" TEXT,
ADD COLUMN "due_at" TIMESTAMPTZ(3),
ADD COLUMN "grace" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "assessment_grace" ON "assessment"("environment_id", "due_at", "asset_id", "check_id") WHERE grace;
CREATE INDEX "assessment_governed" ON "assessment"("environment_id", "check_id", "owner_id", "due_at", "asset_id") WHERE due_at IS NOT NULL;

ALTER TABLE "exemption" ADD COLUMN "needs_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "rejected_by_id" TEXT,
ADD COLUMN "rejected_at" TIMESTAMPTZ(3),
ADD COLUMN "revoked_by_id" TEXT,
ADD COLUMN "end_reason" TEXT;

CREATE INDEX "exemption_environment_id_expires_at_idx" ON "exemption"("environment_id", "expires_at");

CREATE TABLE "exemption_asset" (
    "asset_id" UUID NOT NULL,
    "exemption_id" UUID NOT NULL,

    CONSTRAINT "exemption_asset_pkey" PRIMARY KEY ("asset_id","exemption_id")
);

CREATE INDEX "exemption_asset_exemption_id_asset_id_idx" ON "exemption_asset"("exemption_id", "asset_id");

CREATE TABLE "governance_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "check_id" TEXT,
    "control_id" TEXT,
    "severity" TEXT,
    "namespace" TEXT,
    "labels" JSONB,
    "owner_id" TEXT NOT NULL,
    "due_days" INTEGER NOT NULL,
    "grace" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "governance_rule_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "governance_rule_environment_id_name_key" ON "governance_rule"("environment_id", "name");

CREATE TABLE "governance_override" (
    "asset_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "owner_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "grace" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "governance_override_pkey" PRIMARY KEY ("asset_id","check_id")
);

CREATE INDEX "governance_override_environment_id_idx" ON "governance_override"("environment_id");
