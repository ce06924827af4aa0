"""The ledger in a browser: pages made on the server, every view a link.

`app.create_app` joins the parts: `safety` stands before everything, `pages/` has a module a page, `view` is what a page is given,
`phrases/` is what pages say in either language, `shelf` keeps the answers that pages are made of, `packed` how they are held,
`beside` makes those of a large ledger, `desk` is what one page is made of.
"""
