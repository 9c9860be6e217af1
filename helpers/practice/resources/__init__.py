"""What the API has: an endpoint in each module, and what they share."""
