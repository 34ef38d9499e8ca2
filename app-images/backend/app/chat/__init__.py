"""The chat: a sentence comes in, tasks change, an answer is streamed back."""
