-- Requests to API servers, one day in one partition.
CREATE TABLE "audit_event" (
    "asset_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "impersonated" TEXT,
    "verb" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" SMALLINT,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "audit_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("asset_id","at","id")
) PARTITION BY RANGE ("at");

-- Requests of a day that has no partition yet are kept here, never refused.
CREATE TABLE partition.audit_event_default PARTITION OF "audit_event" DEFAULT;

CREATE INDEX "audit_event_environment_id_at_id_idx" ON "audit_event"("environment_id", "at" DESC, "id" DESC);

CREATE INDEX "audit_event_environment_id_user_name_at_id_idx" ON "audit_event"("environment_id", "user_name", "at" DESC, "id" DESC);

CREATE INDEX "audit_event_environment_id_namespace_name_at_id_idx" ON "audit_event"("environment_id", "namespace", "name", "at" DESC, "id" DESC);
