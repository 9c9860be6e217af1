"""What runs cells in a page of the website: IPython's shell, in a Web Worker, with the page as its notebook.

`worker.js` imports `kernel` and calls it; whatever a cell puts out goes back as one JSON message each.
"""
