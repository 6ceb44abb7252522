"""Values worked out from volumes and CT numbers: growth, ejection fraction, calcium, bone density."""
