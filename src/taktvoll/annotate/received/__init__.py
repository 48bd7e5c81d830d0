"""The employer's mail, read: who wrote to whom, for which post, when and where the talk is, and how to answer."""
