-- CreateTable
CREATE TABLE "check_setting" (
    "environment_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "exclusions" JSONB NOT NULL DEFAULT '{}',
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "check_setting_pkey" PRIMARY KEY ("environment_id","check_id")
);
