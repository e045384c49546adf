"""Every statement about OKRs, by noun."""
