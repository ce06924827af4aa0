"""Given names that open the names of people in the news, so that nobody takes Gina Hale for a company."""

from __future__ import annotations

from daicho.annotation.english.wordlists import words

# Common in the English-speaking countries, in Europe and in East and South Asia; no surname, place or trade name among them.
GIVEN_NAMES = words(
    """Aaron Abigail Adam Adrian Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexandra Alexis Alfred Ali Alice Alison
    Amanda Amit Amy Ana Anastasia Andrea Andreas Andrew Andrzej Angela Anil Anita Anjali Ann Anna Anne Annette Anthony
    Antonio Anupam Arjun Arun Arvind Ashok Ashwini Astrid Barbara Beatrice Ben Benjamin Bernard Bernd Beth Bill Birgit
    Bob Boris Brenda Brian Bruno Carl Carla Carlos Carmen Carol Caroline Catherine Cathy Cecilia Charlotte Chiara Chris
    Christian Christina Christine Christoph Christopher Claire Claudia Colin Cynthia Daniel Daniela Daniele Dario Dave
    David Deborah Deepak Denise Dennis Derek Diana Diane Dieter Dinesh Dirk Dominic Donald Dong-hyun Doris Dorothy Doug
    Douglas Dylan Edith Eduardo Edward Eileen Elaine Elena Elisabeth Elizabeth Ella Ellen Emily Emma Emmanuel Enrique
    Eric Erik Erika Esther Ethan Eva Evelyn Fatima Felix Fernando Frances Francesca Francesco Franck Fred Frederick
    Friedrich Fumio Gabriel Gabriela Gary Geoffrey Georg George Gerald Gerhard Gina Giorgia Giovanni Giulia Giuseppe
    Gloria Greg Gregory Guillaume Gunther Hanna Hannah Hans Harald Harriet Haruka Heather Heidi Heike Heinrich Helen
    Helena Helga Henrik Hideki Hiroko Hiroshi Hiroyuki Holger Hugo Ian Ibrahim Ingrid Irene Isabel Isabella Isabelle
    Ivan Jack Jacob Jacqueline Jacques Jakob James Jan Jane Janet Janice Jason Javier Jean Jean-Luc Jeff Jeffrey
    Jennifer Jensen Jeremy Jerome Jerry Jessica Jim Jing Joachim Joan Joanna Joe Joel Johannes John Jonas Jonathan Jorge
    Jose Josef Joseph Joshua Joyce Juan Judith Judy Julia Julian Julie Juliette Jun Junko Jurgen Kaori Karen Karin Karl
    Kate Katharina Katherine Kathleen Kathryn Katja Katsunobu Kazuo Keiko Keisuke Keith Kelly Ken Kenji Kenneth Kenta
    Kevin Kirsten Klaus Koichi Kristin Kumiko Kyle Larry Laura Lauren Laurent Lawrence Leah Leonardo Leslie Linda Lisa
    Liz Lorenzo Louise Lucas Lucia Ludwig Luis Luisa Lukas Lydia Mahesh Makoto Manfred Manuel Marco Marcus Margaret
    Margrethe Maria Marie Mario Marion Mark Markus Martha Martin Martina Masahiro Masaki Masayoshi Mateusz Mathias
    Matteo Matthew Matthias Maureen Mei-ling Melanie Melissa Michael Michaela Michel Michelle Miguel Mike Mikhail
    Min-jun Mohammed Monica Monika Morris Mukesh Nadia Naoko Naomi Naoto Narendra Natalia Natalie Natasha Neil Nicholas
    Nick Nicola Nicolas Nicole Nikhil Nirmala Nobuo Olaf Oliver Olivia Oscar Pamela Paolo Pascal Patricia Patrick Paul
    Paula Pedro Peter Petra Philip Philipp Philippe Pierre Pierre-Olivier Piotr Piyush Pradeep Prakash Priya Rachel
    Rafael Rahul Raj Rajeev Rajesh Ralf Ramesh Raphael Ravi Rebecca Regina Renate Ricardo Rie Rishi Rob Robert Roberto
    Robin Roger Roland Ronald Rosa Roy Ryosei Sabine Sachin Sam Samantha Samuel Sanae Sandra Sanjay Satoshi Satya Scott
    Sean Sebastian Sergio Sharon Shaun Sheila Shigeru Shinji Shinzo Simon Simone Sofia Sonia Sophie Stefan Stefanie
    Stella Stephanie Stephen Steve Steven Stuart Sundar Sunil Suresh Susan Susanne Suzuko Svetlana Sylvia Tadashi
    Takashi Takeshi Tatiana Tatsuya Ted Teresa Tetsuro Theresa Thierry Thomas Tim Timothy Tobias Todd Tom Tomas Tomoko
    Toshio Tracy Ulrich Ulrike Ursula Uwe Valentina Valerie Vanessa Vera Veronica Vijay Vikram Viktor Vincent Vincenzo
    Vladimir Wei Wendy Werner Wilhelm William Wolfgang Xavier Yannick Yasuhiro Yasutoshi Yoko Yoshiaki Yoshihide Yoshiko
    Yuki Yuko Yumi Yuri Yusuke Yves Yvonne Zoe"""
)
