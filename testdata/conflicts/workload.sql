CREATE DATABASE chains;
USE chains;
CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10));
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, 'four'), (6, 'six');
-- the window
UPDATE t SET id = 10, v = 'moved' WHERE id = 1;
INSERT INTO t VALUES (1, 'new');
UPDATE t SET v = 'again' WHERE id = 10;
UPDATE t SET v = 'second' WHERE id = 2;
DELETE FROM t WHERE id = 3;
UPDATE t SET id = 5 WHERE id = 4;
UPDATE t SET v = 'fourth' WHERE id = 5;
UPDATE t SET v = 'sixth' WHERE id = 6;
-- later
UPDATE t SET v = 'later' WHERE id = 1;
INSERT INTO t VALUES (3, 'other');
UPDATE t SET id = 7 WHERE id = 6;
