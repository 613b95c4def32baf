-- Since when a cluster's audit log comes without a pause: only one that used to come can fall silent.
ALTER TABLE "audit_stream" ADD COLUMN "since" TIMESTAMPTZ(3) NOT NULL;
