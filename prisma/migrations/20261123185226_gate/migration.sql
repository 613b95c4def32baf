-- CreateTable
CREATE TABLE "gate_policy" (
    "environment_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "gate_policy_pkey" PRIMARY KEY ("environment_id")
);

-- CreateTable
CREATE TABLE "gate_result" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "collector_id" UUID NOT NULL,
    "collector" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "format" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "image" TEXT,
    "digest" TEXT,
    "image_id" TEXT,
    "commit" TEXT,
    "branch" TEXT,
    "run" TEXT,
    "rules" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "gate_result_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gate_result_environment_id_at_id_idx" ON "gate_result"("environment_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "gate_result_digest_idx" ON "gate_result"("digest");
