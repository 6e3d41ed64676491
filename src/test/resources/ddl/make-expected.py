#!/usr/bin/env python3
"""Writes what a real server makes of the cases of a file: make-expected.py CASES MYSQL-CLIENT [option...] >EXPECTED

A case is a line `--- title` and the statements up to the next. Each runs in a fresh database `t`, in one session; then every table in `t` is
described from INFORMATION_SCHEMA, in the form that CatalogRendering.java gives the catalogue's. A case that the server rejects ends this with its error.
"""
import subprocess
import sys

DESCRIBE = r"""
SET SESSION sql_mode = '', SESSION group_concat_max_len = 1000000;
SELECT line FROM (
  SELECT TABLE_NAME t, 0 s, 0 n, '' k, CONCAT('table ', TABLE_NAME, ' ', TABLE_COLLATION) line
    FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 't' AND TABLE_TYPE = 'BASE TABLE'
  UNION ALL
  SELECT c.TABLE_NAME, 1, ORDINAL_POSITION, '', CONCAT_WS(' ', '  column', COLUMN_NAME,
      CASE
        WHEN DATA_TYPE IN ('enum', 'set') THEN COLUMN_TYPE
        WHEN DATA_TYPE IN ('char', 'varchar', 'binary', 'varbinary') THEN CONCAT(DATA_TYPE, '(', CHARACTER_MAXIMUM_LENGTH, ')')
        WHEN DATA_TYPE = 'decimal' THEN CONCAT(DATA_TYPE, '(', NUMERIC_PRECISION, ',', NUMERIC_SCALE, ')')
        WHEN DATA_TYPE IN ('bit', 'vector') OR NUMERIC_SCALE IS NOT NULL AND DATA_TYPE IN ('float', 'double')
          THEN SUBSTRING_INDEX(COLUMN_TYPE, ' ', 1)
        WHEN DATETIME_PRECISION > 0 THEN CONCAT(DATA_TYPE, '(', DATETIME_PRECISION, ')')
        ELSE DATA_TYPE
      END,
      IF(COLUMN_TYPE LIKE '%unsigned%', 'unsigned', NULL), COLLATION_NAME, IF(IS_NULLABLE = 'NO', 'not null', NULL),
      IF(EXTRA LIKE '%VIRTUAL GENERATED%', 'virtual', NULL), IF(EXTRA LIKE '%STORED GENERATED%', 'stored', NULL),
      IF(EXTRA LIKE '%INVISIBLE%', 'invisible', NULL), IF(EXTRA LIKE '%auto_increment%', 'auto_increment', NULL))
    FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES USING (TABLE_SCHEMA, TABLE_NAME)
    WHERE TABLE_SCHEMA = 't' AND TABLE_TYPE = 'BASE TABLE'
  UNION ALL
  SELECT TABLE_NAME, 2, 0, INDEX_NAME, CONCAT('  unique ', INDEX_NAME, ' (', GROUP_CONCAT(
      CONCAT(COALESCE(COLUMN_NAME, '<expression>'), COALESCE(CONCAT('(', SUB_PART, ')'), '')) ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')')
    FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = 't' AND NON_UNIQUE = 0 GROUP BY TABLE_NAME, INDEX_NAME
) described ORDER BY BINARY t, s, n, BINARY k;
"""


def cases(path):
    title, lines = None, []
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.startswith('--- '):
                if title:
                    yield title, ''.join(lines)
                title, lines = line[4:].rstrip('\n'), []
            else:
                lines.append(line)
    yield title, ''.join(lines)


def main():
    client = sys.argv[2:] + ['--batch', '--raw', '--skip-column-names', '--comments', '--default-character-set=utf8mb4']
    failed = False
    for title, statements in cases(sys.argv[1]):
        script = 'DROP DATABASE IF EXISTS t2; DROP DATABASE IF EXISTS t; CREATE DATABASE t CHARACTER SET utf8mb4; USE t;\n'
        silent = subprocess.run(client, input=script + statements, encoding='utf-8', capture_output=True)
        answer = subprocess.run(client, input=DESCRIBE, encoding='utf-8', capture_output=True)
        if silent.returncode or answer.returncode:
            failed = True
            print(title + ': ' + silent.stderr + answer.stderr, file=sys.stderr)
        print('--- ' + title + '\n' + answer.stdout, end='')
    sys.exit(failed)


main()
