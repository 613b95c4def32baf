-- CreateTable
CREATE TABLE "attestation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID NOT NULL,
    "standard_id" TEXT NOT NULL,
    "control_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidence_link" TEXT,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attestation_live" ON "attestation"("environment_id", "standard_id", "control_id") WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "attestation_environment_id_standard_id_control_id_created_a_idx" ON "attestation"("environment_id", "standard_id", "control_id", "created_at");
