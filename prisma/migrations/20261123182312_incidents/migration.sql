-- Incidents: alerts that tell one story, what happened to them, and the entities by which alerts find each other.
-- Nothing has ever written an incident, so its table is made anew.
DROP TABLE "incident";

ALTER TABLE "report" ADD COLUMN "sample" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "alert" ADD COLUMN "unlinked_at" TIMESTAMPTZ(3);

CREATE INDEX "alert_incident" ON "alert"("incident_id", "first_seen_at") WHERE (incident_id IS NOT NULL);
CREATE INDEX "alert_sample" ON "alert"("environment_id", "class") WHERE (sample);

CREATE TABLE "alert_entity" (
    "asset_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "via" TEXT,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_entity_pkey" PRIMARY KEY ("asset_id", "alert_id", "entity_id")
);
CREATE INDEX "alert_entity_entity_id_at_alert_id_idx" ON "alert_entity"("entity_id", "at" DESC, "alert_id" DESC);
CREATE INDEX "alert_entity_entity_id_place_id_type_at_idx" ON "alert_entity"("entity_id", "place_id", "type", "at" DESC);

CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "cluster_id" UUID,
    "place_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "alert_severity" TEXT NOT NULL,
    "severity_reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "class" SMALLINT NOT NULL,
    "rule" TEXT NOT NULL,
    "rules" TEXT[],
    "tactics" TEXT[],
    "alerts" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "entities" JSONB NOT NULL,
    "capped" TEXT,
    "owner_id" TEXT,
    "status_reason" TEXT,
    "status_comment" TEXT,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "status_changed_by" TEXT,
    "merged_into_id" UUID,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "incident_environment_id_last_seen_at_id_idx" ON "incident"("environment_id", "last_seen_at" DESC, "id" DESC);
CREATE INDEX "incident_environment_id_class_last_seen_at_id_idx" ON "incident"("environment_id", "class" DESC, "last_seen_at" DESC, "id" DESC);

CREATE TABLE "incident_change" (
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "comment" TEXT,

    CONSTRAINT "incident_change_pkey" PRIMARY KEY ("incident_id", "at", "id")
);
