"""Writes with openpyxl in write-only mode the cells that the bench laid down as JSON; prints seconds of the writing alone."""
import json
import sys
import time

from openpyxl import Workbook

folder = sys.argv[1]
books = [json.load(open(path, encoding="utf-8")) for path in sys.argv[2:]]
begin = time.perf_counter()
for n, sheets in enumerate(books):
    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(f"{folder}/openpyxl-{n}.xlsx")
print(f"{time.perf_counter() - begin:.3f}")
