"""How well daicho reads, measured against labelled texts.

labels and predictions ──statement──▶ Statement ──matching──▶ pairs ──score──▶ Scoreboard ──report──▶ rows and lines

The rules of agreement are those of the labelling guide's scorer, figure for figure; a test holds the two side by side.
"""
