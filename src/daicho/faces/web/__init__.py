"""The ledger in a browser: pages made on the server, every view a link.

`app.create_app` joins the parts: `safety` stands before everything, `pages/` has a module a page, `view` is what a page is given,
`phrases/` is what pages say in either language, `shelf` holds the deals as they are now.
"""
