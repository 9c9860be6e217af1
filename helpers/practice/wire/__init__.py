"""What goes over the wire: requests, replies, errors and faults; nothing here knows an endpoint."""
