"""One module for each version of the tables; each says its predecessor in `down_revision`."""
