"""The gallery: KPIs and exemplary OKRs of the shipped library, to learn from and to start with."""
