"""Pages about OKRs in the store: the list by cycle and owner, and one objective."""
