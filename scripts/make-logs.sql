-- Two logs of a few hundred MB each: many small transactions (file 1), then bulk statements (file 2).
-- Run by make-logs. @transactions sets the size: 250000 gives about 360 MB and 620 MB.
CREATE DATABASE shop; USE shop;
CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id INT UNSIGNED NOT NULL,
  status ENUM('new','paid','sent','done') NOT NULL, total DECIMAL(12,2) NOT NULL, created DATETIME(3) NOT NULL,
  updated TIMESTAMP(6) NOT NULL, note VARCHAR(255), meta JSON, ref BINARY(16), flag TINYINT, rate DOUBLE,
  KEY (customer_id)) CHARSET utf8mb4;
CREATE TABLE items (
  order_id BIGINT UNSIGNED NOT NULL, line SMALLINT NOT NULL, sku VARCHAR(40) NOT NULL, qty INT NOT NULL,
  price DECIMAL(10,2) NOT NULL, descr TEXT, PRIMARY KEY (order_id, line));
DELIMITER //
CREATE PROCEDURE oltp(n INT)
BEGIN
  DECLARE i INT DEFAULT 0;
  WHILE i < n DO
    START TRANSACTION;
    INSERT INTO orders (customer_id, status, total, created, updated, note, meta, ref, flag, rate)
      VALUES (FLOOR(RAND()*100000), 'new', ROUND(RAND()*1000, 2), NOW(3), NOW(6),
              CONCAT('order note ', i, ' – été 注文 "quoted" '),
              JSON_OBJECT('src', 'web', 'i', i, 'tags', JSON_ARRAY('a', 'b', i%10), 'x', RAND()),
              LEFT(UNHEX(SHA2(i, 256)), 16), i%128, RAND()*1e6);
    SET @o = LAST_INSERT_ID();
    INSERT INTO items VALUES
      (@o, 1, CONCAT('SKU-', i%5000), 1+i%9, ROUND(RAND()*100, 2), REPEAT('lorem ipsum dolor ', 1+i%5)),
      (@o, 2, CONCAT('SKU-', (i*7)%5000), 1, 9.99, NULL);
    UPDATE orders SET status = 'paid', total = total+1, updated = NOW(6) WHERE id = @o;
    COMMIT;
    SET i = i+1;
  END WHILE;
END//
DELIMITER ;
CALL oltp(@transactions);
FLUSH BINARY LOGS;
CREATE TABLE big LIKE orders;
INSERT INTO big SELECT id,          customer_id, status, total, created, updated, note, meta, ref, flag, rate FROM orders;
INSERT INTO big SELECT id+10000000, customer_id, status, total, created, updated, note, meta, ref, flag, rate FROM orders;
INSERT INTO big SELECT id+20000000, customer_id, status, total, created, updated, note, meta, ref, flag, rate FROM orders;
INSERT INTO big SELECT id+30000000, customer_id, status, total, created, updated, note, meta, ref, flag, rate FROM orders;
UPDATE big SET rate = rate+1, status = 'sent';
DELETE FROM big WHERE id % 3 = 0;
FLUSH BINARY LOGS;
