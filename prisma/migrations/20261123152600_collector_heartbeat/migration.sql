-- What our own collectors say of themselves.

CREATE TABLE "collector_heartbeat" (
    "asset_id" UUID NOT NULL,
    "collector_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "collector_heartbeat_pkey" PRIMARY KEY ("asset_id","collector_id")
);

CREATE INDEX "collector_heartbeat_collector_id_at_idx" ON "collector_heartbeat"("collector_id", "at" DESC);
