-- CreateTable
CREATE TABLE "estate_revision" (
    "environment_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,

    CONSTRAINT "estate_revision_pkey" PRIMARY KEY ("environment_id")
);
