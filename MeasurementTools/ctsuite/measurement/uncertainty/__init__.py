"""The uncertainty of measured values (clause 4.3.2.6.4)."""
