"""Interactive figures: what they draw. Every figure function returns an Exhibit; none computes science."""
