"""Chat models under limits: what they write comes whole, or as an error that a person can act on."""
