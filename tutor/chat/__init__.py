"""Questions in, replies out: every sentence quoted, cited and checked."""
