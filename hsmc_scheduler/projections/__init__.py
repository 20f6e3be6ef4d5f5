"""What a person looks at, without a window: planner, tables, messages, verdicts."""
