-- Suppression rules that keep their history, facets of alerts counted exactly, changes of many alerts by a worker.
ALTER TABLE "alert" ADD COLUMN "previous_id" UUID;

ALTER TABLE "suppression_rule" ADD COLUMN "updated_at" TIMESTAMPTZ(3),
ADD COLUMN "updated_by_id" TEXT,
ADD COLUMN "deleted_at" TIMESTAMPTZ(3);

CREATE TABLE "suppression_hit" (
    "rule_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "alerts" INTEGER NOT NULL,
    "events" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_hit_pkey" PRIMARY KEY ("rule_id","environment_id")
);

CREATE TABLE "alert_facet" (
    "environment_id" UUID NOT NULL,
    "class" SMALLINT NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "tactics" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "suppressed_by" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "alert_facet_pkey" PRIMARY KEY ("environment_id","class","type","source","tactics","owner_id","suppressed_by")
);
INSERT INTO "alert_facet"
SELECT "environment_id", "class", "type", "source", array_to_string("tactics", ','), coalesce("owner_id", ''),
  coalesce("suppressed_by_id"::text, ''), count(*) FROM "alert" GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE TABLE "alert_job" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "status" TEXT NOT NULL DEFAULT 'queued',
    "filter" JSONB NOT NULL,
    "change" JSONB NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "origin" JSONB NOT NULL,
    "environments" UUID[],
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "reasons" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT,

    CONSTRAINT "alert_job_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "alert_job_created_at_idx" ON "alert_job"("created_at" DESC);

CREATE TABLE "alert_job_item" (
    "job_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "alert_job_item_pkey" PRIMARY KEY ("job_id","alert_id")
);
