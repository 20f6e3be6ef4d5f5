"""What a person looks at, without a screen."""
