"""The availability round: a small workbook for each tutor, and what is read from those that come back."""
