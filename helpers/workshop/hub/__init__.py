"""JupyterHub for a room that needs files and terminals: who may come in, whose server starts, how all of it ends."""
