--- types: integers
CREATE TABLE t (a tinyint, b smallint, c mediumint, d int, e bigint);
--- types: integer synonyms
CREATE TABLE t (a int1, b int2, c int3, d int4, e int8, f middleint, g integer, h bool, i boolean);
--- types: unsigned and zerofill
CREATE TABLE t (a tinyint(3) unsigned, b int zerofill, c bigint(20) unsigned zerofill, d int signed, e int(5) zerofill unsigned);
--- types: bit
CREATE TABLE t (a bit, b bit(1), c bit(64));
--- types: decimal synonyms
CREATE TABLE t (a decimal, b dec(5), c numeric(5,2), d fixed(65,30), e decimal(0), f decimal(10,3) unsigned);
--- types: floating point
CREATE TABLE t (a float, b float(24), c float(25), d float(7,3), e double, f double precision, g real, h double(10,4), i float4, j float8, k real unsigned);
--- types: REAL_AS_FLOAT
SET sql_mode = 'REAL_AS_FLOAT'; CREATE TABLE t (a real, b double);
--- types: char
CREATE TABLE t (a char, b char(0), c char(255), d character(7), e nchar, f nchar(3), g national char(4), h national character(5));
--- types: varchar
CREATE TABLE t (a varchar(0), b varchar(10000), c character varying(9), d char varying(8), e varcharacter(7), f nvarchar(6), g national varchar(5));
--- types: national varying
CREATE TABLE t (a nchar varying(3), b nchar varchar(4), c national char varying(5), d national character varying(6));
--- types: binary
CREATE TABLE t (a binary, b binary(16), c varbinary(300), d char byte, e char(5) byte, f varchar(6) byte);
--- types: text and blob
CREATE TABLE t (a tinytext, b text, c mediumtext, d longtext, e tinyblob, f blob, g mediumblob, h longblob);
--- types: long
CREATE TABLE t (a long, b long varchar, c long char varying, d long varbinary);
--- types: text with length
CREATE TABLE t (a text(10), b text(63), c text(64), d text(16383), e text(16384), f text(4194303), g text(4194304)) CHARSET utf8mb4;
--- types: text with length, one byte a character
CREATE TABLE t (a text(10), b text(255), c text(256), d text(65535), e text(65536), f text(16777215), g text(16777216)) CHARSET latin1;
--- types: blob with length
CREATE TABLE t (a blob(10), b blob(255), c blob(256), d blob(65535), e blob(65536), f blob(16777215), g blob(16777216));
--- types: varchar too long becomes text
SET sql_mode = ''; CREATE TABLE t (a varchar(70000), b varchar(20000), c varchar(70000) charset latin1) CHARSET utf8mb4;
--- types: varbinary too long becomes blob
SET sql_mode = ''; CREATE TABLE t (a varbinary(70000), b int);
--- types: enum and set
CREATE TABLE t (a enum('a','b,c','it''s','q"q','back\\slash','sp  ','('), b set('x','y z'), c enum("dq","d""q") charset latin1);
--- types: enum by hexadecimal labels
CREATE TABLE t (a enum(x'6162', 0x63, 'd'));
--- types: temporal
CREATE TABLE t (a date, b time, c time(3), d datetime, e datetime(6), f timestamp, g timestamp(2) null, h year, i year(4));
--- types: json, spatial, vector
CREATE TABLE t (a json, b geometry, c point, d linestring, e polygon, f multipoint, g multilinestring, h multipolygon, i geometrycollection, j geomcollection, k vector, l vector(3));
--- types: spatial with srid
CREATE TABLE t (a point not null srid 4326, b geometry srid 0, spatial index (a));
--- types: serial
CREATE TABLE t (id serial, b int);
--- types: serial default value
CREATE TABLE t (id int serial default value, b int);
--- charset: inherited from the database
ALTER DATABASE t CHARACTER SET latin1; CREATE TABLE t (a varchar(5), b text, c enum('x'));
--- charset: collation of the database
ALTER DATABASE t COLLATE utf8mb4_bin; CREATE TABLE t (a varchar(5), b text character set utf8mb4);
--- charset: of the table
CREATE TABLE t (a varchar(5), b char(3) character set cp1251, c text collate koi8r_bin) DEFAULT CHARACTER SET = latin2 COLLATE = latin2_bin;
--- charset: table collation only
CREATE TABLE t (a varchar(5)) COLLATE sjis_bin;
--- charset: charset keyword forms
CREATE TABLE t (a varchar(5) charset 'ascii', b varchar(5) char set ucs2, c varchar(5) character set "utf8mb3") DEFAULT CHARSET 'gbk';
--- charset: collate after other attributes
CREATE TABLE t (a varchar(5) NOT NULL DEFAULT 'x' COMMENT 'y' COLLATE latin1_german1_ci, b varchar(5) collate 'utf8mb4_da_0900_ai_ci' null);
--- charset: ascii, unicode, binary attributes
CREATE TABLE t (a varchar(5) ascii, b varchar(5) unicode, c varchar(5) binary, d char(3) ascii binary, e char(3) binary ascii, f char(3) binary unicode, g text binary) charset latin1;
--- charset: binary attribute with charset
CREATE TABLE t (a varchar(5) character set latin2 binary, b varchar(5) binary character set latin2, c char(5) binary) charset utf8mb4;
--- charset: binary attribute of enum
CREATE TABLE t (a enum('x') binary, b set('x') character set latin1 binary, c nchar(5) binary);
--- charset: binary makes binary types
CREATE TABLE t (a char(5) character set binary, b varchar(6) charset binary, c tinytext charset binary, d text charset binary, e mediumtext charset binary, f longtext charset binary, g enum('a') charset binary);
--- charset: binary table
CREATE TABLE t (a char(5), b varchar(6), c text, d json, e varchar(7) charset latin1, f set('a')) CHARSET binary;
--- charset: every one
CREATE TABLE t (c1 char(1) charset armscii8, c2 char(1) charset ascii, c3 char(1) charset big5, c4 char(1) charset cp1250, c5 char(1) charset cp1251, c6 char(1) charset cp1256, c7 char(1) charset cp1257, c8 char(1) charset cp850, c9 char(1) charset cp852, c10 char(1) charset cp866, c11 char(1) charset cp932, c12 char(1) charset dec8, c13 char(1) charset eucjpms, c14 char(1) charset euckr, c15 char(1) charset gb18030, c16 char(1) charset gb2312, c17 char(1) charset gbk, c18 char(1) charset geostd8, c19 char(1) charset greek, c20 char(1) charset hebrew);
CREATE TABLE t2 (c1 char(1) charset hp8, c2 char(1) charset keybcs2, c3 char(1) charset koi8r, c4 char(1) charset koi8u, c5 char(1) charset latin1, c6 char(1) charset latin2, c7 char(1) charset latin5, c8 char(1) charset latin7, c9 char(1) charset macce, c10 char(1) charset macroman, c11 char(1) charset sjis, c12 char(1) charset swe7, c13 char(1) charset tis620, c14 char(1) charset ucs2, c15 char(1) charset ujis, c16 char(1) charset utf16, c17 char(1) charset utf16le, c18 char(1) charset utf32, c19 char(1) charset utf8mb3, c20 char(1) charset utf8mb4, c21 char(1) charset utf8);
--- create: if not exists, new
CREATE TABLE IF NOT EXISTS t (a int);
--- create: if not exists, there already
CREATE TABLE t (a int); CREATE TABLE IF NOT EXISTS t (b int, c int);
--- create: qualified name
CREATE TABLE t.t (a int); CREATE TABLE `t` . `u` (b int);
--- create: like
CREATE TABLE t (a int primary key auto_increment, b varchar(5) charset latin1 unique, c varchar(9) as (b) virtual invisible); CREATE TABLE u LIKE t; CREATE TABLE v (LIKE t); CREATE TABLE IF NOT EXISTS t LIKE u;
--- create: quoted names
CREATE TABLE `odd ``name``` (`a b` int, `select` int, `q"q` int, `x.y` int, `;` int, `漢字` int, `é`int);
--- create: ANSI_QUOTES
SET sql_mode = 'ANSI_QUOTES'; CREATE TABLE "od""d" ("a b" int, `c d` varchar(5) default 'x', "e" enum('a"b'));
--- create: ANSI
SET sql_mode = 'ANSI'; CREATE TABLE "t" ("a" real, "b" int);
--- create: NO_BACKSLASH_ESCAPES
SET sql_mode = 'NO_BACKSLASH_ESCAPES'; CREATE TABLE t (a enum('x\','y'), b varchar(9) default '\' comment 'z');
--- create: backslash escapes
CREATE TABLE t (a enum('x\'','y\\','z\"','\t'), b varchar(9) default '\'' comment 'a\'b, c int)');
--- create: names that are not reserved
CREATE TABLE t (date date, time time, timestamp timestamp, year year, text text, bit bit, enum enum('a'), json json, point point, comment int comment 'x', data int, type int, status int, password int, user int, vector int, engine int, `index` int, visible int, `first` int, `after` int, period int, `system` int, action int, names int, position int, start int, transaction int);
--- create: names with digits and dollars
CREATE TABLE 1t (1a int, a1$ int, $2 int, _3 int, 0x1g int, `1e5x` int);
--- create: comments everywhere
CREATE /* a */ TABLE t -- to the end
( a int # another, b int
, /* b int, */ c int /* ) */, d int /*! unsigned */ /*!50000 not null */ --
);
--- create: versioned comments
CREATE TABLE t (a int /*!80016 invisible */, b int /*!99999 unsigned */, c int /*!50100 , d int */, /*!99999 e int, /* nested */ */ f int) /*!50100 PARTITION BY HASH (f) PARTITIONS 2 */;
--- create: defaults
CREATE TABLE t (a int default 1, b int default -1, c int default +1, d decimal(5,2) default 1.5, e double default 1e10, f varchar(5) default 'a''b', g varchar(5) default "x", h bit(3) default b'101', i binary(2) default x'4142', j binary(2) default 0x4142, k int default null, l bool default true, m date default '2020-01-01', n varchar(5) default _latin1'x', o varchar(5) default N'x', p time default '10:00:00');
--- create: current time defaults
CREATE TABLE t (a timestamp default current_timestamp, b timestamp(3) default current_timestamp(3) on update current_timestamp(3), c datetime default now(), d datetime default localtime on update localtimestamp(), e datetime default current_timestamp() not null);
--- create: expression defaults
CREATE TABLE t (a int default (1 + 2 * (3)), b varchar(36) default (uuid()), c json default (json_array(1, 'x)')), d date default (current_date + interval 1 day), e point default (point(0,0)) not null, f double default (rand() * 10) comment 'x', g blob default ('abc'));
--- create: date literal defaults
CREATE TABLE t (a date default '2020-01-01', b datetime default (timestamp'2020-01-01 00:00:00') not null, c time default (time '10:00:00'), d int);
--- create: generated columns
CREATE TABLE t (a int, b int generated always as (a + 1), c int generated always as (a * (2 + 3)) virtual not null, d int as (a) stored, e varchar(20) as (concat(a, ')')) stored unique comment 'x', f json as (json_object('k', a)) virtual);
--- create: generated text with charset
CREATE TABLE t (a varchar(5), b varchar(9) character set latin1 generated always as (upper(a)) stored, c varchar(9) collate utf8mb4_bin as (a) virtual);
--- create: invisible columns
CREATE TABLE t (a int, b int invisible, c int visible, d int not null default 4 invisible comment 'x', e int as (a) virtual invisible);
--- create: auto_increment
CREATE TABLE t (a int not null auto_increment, b int, key (a)) auto_increment = 100;
--- create: auto_increment primary key
CREATE TABLE t (a bigint unsigned auto_increment primary key comment 'k', b int);
--- create: primary key attribute forms
CREATE TABLE t (a int key, b int); CREATE TABLE u (a int, b int primary key);
--- create: unique attribute forms
CREATE TABLE t (a int unique, b int unique key, c int not null unique);
--- create: column options in any order
CREATE TABLE t (a int comment 'c' unique default 5 not null, b int null default null column_format fixed storage memory, c int column_format dynamic storage disk not null primary key);
--- create: engine attributes
CREATE TABLE t (a int secondary_engine_attribute='{"x":1}', b int secondary_engine_attribute '{}', key k (a) secondary_engine_attribute='{"y":2}') secondary_engine_attribute = '{"z":3}';
--- create: check attributes
CREATE TABLE t (a int check (a > 0), b int constraint c1 check (b < 10) not enforced, c int constraint check (c in (1,2)) enforced not null, check (a > b), constraint c2 check (a + b > (c)) not enforced, constraint check (c > 1));
--- create: primary key clause
CREATE TABLE t (a int, b int null, c int not null, primary key (c, a));
--- create: primary key clause forms
CREATE TABLE t (a int, constraint pk primary key using btree (a) comment 'x'); CREATE TABLE u (a int, b char(9), constraint primary key named (b(3), a)); CREATE TABLE v (a int, primary key (a) using hash);
--- create: primary key by columns in other case
CREATE TABLE t (Abc int, DEF int, primary key (aBC, def), unique (def));
--- create: unique clauses
CREATE TABLE t (a int, b int, c int, unique (a), unique key (a, b), unique index named (c), constraint sym unique (b), constraint sym2 unique key own (b, c), unique using btree (c, a));
--- create: key names made up
CREATE TABLE t (a int, b int, key (a), unique (a), unique (a, b), index (b), unique (b), unique b_3 (b, a));
--- create: key name primary
CREATE TABLE t (`primary` int, unique (`primary`));
--- create: plain keys
CREATE TABLE t (a int, b varchar(100), c text, key k1 (a), index k2 using btree (a desc, b asc), key k3 (b(10), c(20) desc), fulltext (b), fulltext key ft (b, c) with parser ngram, fulltext index ft2 (c) comment 'x');
--- create: prefix lengths
CREATE TABLE t (a varchar(100) not null, b blob, c text not null, unique k (a(10)), unique (b(5), a), primary key (c(7), a(3)));
--- create: functional keys
CREATE TABLE t (a int, b json, c varchar(10), key ((a + 1)), unique ((a * 2)), unique u2 ((cast(b->'$.x' as unsigned)), a desc), unique ((upper(c))));
--- create: multi-valued key
CREATE TABLE t (id int primary key, j json, key mv ((cast(j->'$.tags' as char(20) array))));
--- create: key options
CREATE TABLE t (a int, b int, key k1 (a) key_block_size = 8 comment 'x' invisible, unique k2 (b) visible, unique k3 (a,b) using btree key_block_size 4 secondary_engine_attribute '{}');
--- create: foreign keys
CREATE TABLE p (id int primary key, x int, unique (x)); CREATE TABLE t (a int, b int, c int, d int references p (id), foreign key (a) references p (id), constraint fk foreign key (b) references p (id) on delete cascade on update set null, foreign key named (c) references t.p (x) match full on update no action on delete restrict, unique (b), unique (a));
--- create: foreign key references in columns
CREATE TABLE p (id int primary key); CREATE TABLE t (a int references p (id) on delete cascade, b int not null references p (id) match simple on update no action);
--- create: unique over a foreign key's made-up key
CREATE TABLE p (id int primary key); CREATE TABLE t (a int, b int, constraint f1 foreign key (a) references p (id), unique (a, b));
--- create: table options
CREATE TABLE t (a int) ENGINE=InnoDB AUTO_INCREMENT=5 AVG_ROW_LENGTH=10 CHECKSUM=1 COMMENT='x, y) z' COMPRESSION='zlib' DELAY_KEY_WRITE=0 ENCRYPTION='N' INSERT_METHOD=NO KEY_BLOCK_SIZE=0 MAX_ROWS=100 MIN_ROWS=1 PACK_KEYS=DEFAULT ROW_FORMAT=DYNAMIC STATS_AUTO_RECALC=DEFAULT STATS_PERSISTENT=1 STATS_SAMPLE_PAGES=10;
--- create: table options with commas and without equals
CREATE TABLE t (a int) ENGINE InnoDB, COMMENT 'x', ROW_FORMAT COMPACT, DEFAULT CHARSET latin1, COLLATE latin1_bin, AUTO_INCREMENT 7;
--- create: tablespace
CREATE TABLE t (a int) TABLESPACE innodb_file_per_table; CREATE TABLE u (a int) TABLESPACE = innodb_system ENGINE = InnoDB;
--- create: merge tables
CREATE TABLE m1 (a int) ENGINE=MyISAM; CREATE TABLE m2 (a int) ENGINE=MyISAM; CREATE TABLE t (a int) ENGINE=MERGE UNION=(m1,m2) INSERT_METHOD=LAST;
--- create: partition by hash
CREATE TABLE t (a int, b date) PARTITION BY HASH (year(b)) PARTITIONS 4; CREATE TABLE u (a int) PARTITION BY LINEAR HASH (a);
--- create: partition by key
CREATE TABLE t (a int primary key) PARTITION BY KEY () PARTITIONS 2; CREATE TABLE u (a int, b int) PARTITION BY LINEAR KEY ALGORITHM=2 (a, b) PARTITIONS 3;
--- create: partition by range
CREATE TABLE t (a int, b date) ENGINE=InnoDB PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10) COMMENT = 'x', PARTITION p1 VALUES LESS THAN (20) ENGINE = InnoDB MAX_ROWS = 5, PARTITION p2 VALUES LESS THAN MAXVALUE);
--- create: partition by range columns
CREATE TABLE t (a int, b varchar(5)) PARTITION BY RANGE COLUMNS (a, b) (PARTITION p0 VALUES LESS THAN (10, 'x'), PARTITION p1 VALUES LESS THAN (MAXVALUE, MAXVALUE));
--- create: partition by list
CREATE TABLE t (a int) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1, 2, NULL), PARTITION p1 VALUES IN (3)); CREATE TABLE u (a varchar(5)) PARTITION BY LIST COLUMNS (a) (PARTITION p0 VALUES IN ('x)', 'y'));
--- create: subpartitions
CREATE TABLE t (a int, b date) PARTITION BY RANGE (year(b)) SUBPARTITION BY HASH (to_days(b)) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (1990), PARTITION p1 VALUES LESS THAN MAXVALUE); CREATE TABLE u (a int, b date) PARTITION BY RANGE (a) SUBPARTITION BY KEY (b) (PARTITION p0 VALUES LESS THAN (9) (SUBPARTITION s0, SUBPARTITION s1));
--- create: temporary tables do not show
CREATE TEMPORARY TABLE t (a int); CREATE TABLE u (a int); CREATE TEMPORARY TABLE u (b int, c int); ALTER TABLE u ADD d int; DROP TABLE t; DROP TEMPORARY TABLE u;
--- create: temporary table hides a table until dropped
CREATE TABLE t (a int); CREATE TEMPORARY TABLE t (b int); ALTER TABLE t ADD c int, RENAME TO u; ALTER TABLE t ADD d int; DROP TABLE u;
--- create: like a temporary table
CREATE TEMPORARY TABLE x (a int primary key, b text); CREATE TABLE t LIKE x;
--- create: temporary if not exists
CREATE TABLE t (a int); CREATE TEMPORARY TABLE IF NOT EXISTS t (b int); DROP TABLE IF EXISTS t; ALTER TABLE t ADD c int;
--- create: start transaction
CREATE TABLE t (a int, b int) START TRANSACTION; COMMIT;
--- create: trailing comment and blank
  CREATE TABLE t (a int)   /* done */  ; -- really
--- create: lower case and line breaks
create
table
t
(
a
int
,
b
varchar
(
5
)
)
;
--- drop: table
CREATE TABLE t (a int); CREATE TABLE u (a int); CREATE TABLE v (a int); CREATE TABLE w (a int); DROP TABLE t; DROP TABLE IF EXISTS u, absent, t.v RESTRICT;
--- drop: tables
CREATE TABLE t (a int); CREATE TABLE u (a int); DROP TABLES t CASCADE;
--- drop: and create anew
CREATE TABLE t (a int, b int); DROP TABLE t; CREATE TABLE t (c text);
--- truncate
CREATE TABLE t (a int auto_increment primary key); TRUNCATE TABLE t; TRUNCATE t;
--- rename: table
CREATE TABLE t (a int); RENAME TABLE t TO u;
--- rename: swap
CREATE TABLE a (a int); CREATE TABLE b (b int); RENAME TABLE a TO tmp, b TO a, tmp TO b;
--- rename: chain
CREATE TABLE a (a int); CREATE TABLE b (b int); RENAME TABLE b TO c, a TO b, c TO d;
--- rename: between databases
CREATE DATABASE t2; CREATE TABLE a (a int); CREATE TABLE t2.b (b varchar(5)) charset latin1; RENAME TABLE a TO t2.a, t2.b TO b; DROP DATABASE t2;
--- rename: by alter table
CREATE TABLE a (a int); ALTER TABLE a RENAME b; ALTER TABLE b RENAME TO c; ALTER TABLE c RENAME AS d; ALTER TABLE d RENAME = e; ALTER TABLE t.e RENAME t.f;
--- rename: with other clauses
CREATE TABLE a (a int); ALTER TABLE a ADD b int, RENAME TO z, ADD c int FIRST;
--- alter: add column
CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b int; ALTER TABLE t ADD c int NOT NULL; ALTER TABLE t ADD d int FIRST; ALTER TABLE t ADD e int AFTER a;
--- alter: add several
CREATE TABLE t (a int); ALTER TABLE t ADD b int FIRST, ADD c int AFTER b, ADD d int, ADD e int AFTER c, ADD f int FIRST;
--- alter: add in parentheses
CREATE TABLE t (a int); ALTER TABLE t ADD (b int, c varchar(5) not null), ADD COLUMN (d int, unique (d), key k (b), e int unique);
--- alter: add with keys
CREATE TABLE t (a int); ALTER TABLE t ADD b int UNIQUE, ADD c int AUTO_INCREMENT PRIMARY KEY FIRST;
--- alter: add text under the table's charset
CREATE TABLE t (a varchar(5)) CHARSET latin1; ALTER DATABASE t CHARSET cp1251; ALTER TABLE t ADD b varchar(5), ADD c text CHARSET utf8mb4;
--- alter: add together with a new charset
CREATE TABLE t (a varchar(5)) CHARSET latin1; ALTER TABLE t ADD b varchar(5), DEFAULT CHARSET utf8mb4, ADD c text;
--- alter: drop column
CREATE TABLE t (a int, b int, c int, d int); ALTER TABLE t DROP COLUMN b, DROP `d`; ALTER TABLE t DROP c;
--- alter: drop and add the same
CREATE TABLE t (a int, b int, c int, key (b), unique (b, c)); ALTER TABLE t DROP b, ADD b int FIRST;
--- alter: drop column of keys
CREATE TABLE t (a int, b int, c int, primary key (a), unique k1 (b, c), unique k2 (b), key k3 (c)); ALTER TABLE t DROP b;
--- alter: modify
CREATE TABLE t (a int, b int, c varchar(5)); ALTER TABLE t MODIFY a bigint unsigned NOT NULL; ALTER TABLE t MODIFY COLUMN c text; ALTER TABLE t MODIFY b int AFTER c; ALTER TABLE t MODIFY c varchar(9) FIRST;
--- alter: modify several with positions
CREATE TABLE t (a int, b int, c int, d int); ALTER TABLE t MODIFY a int AFTER c, MODIFY d int FIRST, MODIFY b bigint AFTER a;
--- alter: modify resets charset
CREATE TABLE t (a varchar(5) charset koi8r, b varchar(5) collate latin1_bin) charset latin1; ALTER TABLE t MODIFY a varchar(6), MODIFY b varchar(7);
--- alter: modify the primary key column
CREATE TABLE t (a int primary key, b int); ALTER TABLE t MODIFY a bigint auto_increment;
--- alter: modify with new keys
CREATE TABLE t (a int, b int); ALTER TABLE t MODIFY a int primary key, MODIFY b int unique;
--- alter: modify to another case
CREATE TABLE t (abc int, b int, unique (ABC)); ALTER TABLE t MODIFY ABC bigint;
--- alter: change
CREATE TABLE t (a int, b int, unique (a)); ALTER TABLE t CHANGE a x varchar(5) NOT NULL; ALTER TABLE t CHANGE COLUMN b `y z` int AFTER x; ALTER TABLE t CHANGE x x int FIRST;
--- alter: change swaps names
CREATE TABLE t (a int, b varchar(5), unique ka (a), unique kb (b)); ALTER TABLE t CHANGE a b int, CHANGE b a varchar(5);
--- alter: change and add after the new name
CREATE TABLE t (a int, b int); ALTER TABLE t CHANGE a x int, ADD c int AFTER x; ALTER TABLE t ADD a int FIRST, CHANGE x y int AFTER c;
--- alter: add after a column that is added later moves
CREATE TABLE t (a int, b int, c int); ALTER TABLE t ADD x int AFTER a, MODIFY a int AFTER c;
--- alter: position after a moved column
CREATE TABLE t (a int, b int, c int); ALTER TABLE t MODIFY c int FIRST, MODIFY a int AFTER c, ADD d int AFTER a;
--- alter: rename column
CREATE TABLE t (a int, b int, primary key (a), unique (b, a)); ALTER TABLE t RENAME COLUMN a TO x; ALTER TABLE t RENAME COLUMN x TO y, RENAME COLUMN b TO z;
--- alter: rename columns in a swap
CREATE TABLE t (a int, b varchar(5), c int, unique ka (a, c)); ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a; ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO c, RENAME COLUMN c TO a;
--- alter: rename column and add its old name
CREATE TABLE t (a int, b int); ALTER TABLE t RENAME COLUMN a TO x, ADD a text AFTER x;
--- alter: rename column and use the new name in a key
CREATE TABLE t (a int, b int); ALTER TABLE t RENAME COLUMN a TO x, ADD UNIQUE (x, b);
--- alter: defaults
CREATE TABLE t (a int, b int); ALTER TABLE t ALTER a SET DEFAULT 5, ALTER COLUMN b SET DEFAULT (1 + 1); ALTER TABLE t ALTER a DROP DEFAULT; ALTER TABLE t ALTER b SET DEFAULT -3;
--- alter: visibility
CREATE TABLE t (a int, b int, c int invisible); ALTER TABLE t ALTER COLUMN b SET INVISIBLE, ALTER c SET VISIBLE; ALTER TABLE t MODIFY b int;
--- alter: default of an invisible column
CREATE TABLE t (a int, b int invisible); ALTER TABLE t ALTER b SET DEFAULT 5;
--- alter: add primary key
CREATE TABLE t (a int, b int, c varchar(9)); ALTER TABLE t ADD PRIMARY KEY (b, a); ALTER TABLE t DROP PRIMARY KEY; ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY USING BTREE (c(4));
--- alter: replace primary key
CREATE TABLE t (a int primary key, b int); ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (b);
--- alter: replace primary key column
CREATE TABLE t (a int primary key, b int); ALTER TABLE t DROP COLUMN a, ADD id int AUTO_INCREMENT PRIMARY KEY FIRST;
--- alter: drop index primary
CREATE TABLE t (a int primary key, b int); ALTER TABLE t DROP INDEX `PRIMARY`;
--- alter: add unique
CREATE TABLE t (a int, b int); ALTER TABLE t ADD UNIQUE (a); ALTER TABLE t ADD UNIQUE KEY (a, b), ADD UNIQUE INDEX named USING BTREE (b) COMMENT 'x', ADD CONSTRAINT sym UNIQUE (b, a); ALTER TABLE t ADD CONSTRAINT UNIQUE (b);
--- alter: add plain keys
CREATE TABLE t (a int, b text, c point not null srid 0); ALTER TABLE t ADD INDEX (a), ADD KEY k2 (a) INVISIBLE, ADD FULLTEXT INDEX (b), ADD SPATIAL KEY (c), ADD UNIQUE (a); ALTER TABLE t ADD FULLTEXT ft (b) WITH PARSER ngram;
--- alter: drop index
CREATE TABLE t (a int, b int, unique k1 (a), key k2 (b), unique k3 (b)); ALTER TABLE t DROP INDEX k1, DROP KEY k2; ALTER TABLE t ADD UNIQUE (a);
--- alter: rename index
CREATE TABLE t (a int, b int, unique k1 (a), key k2 (b)); ALTER TABLE t RENAME INDEX k1 TO x, RENAME KEY k2 TO k1;
--- alter: index visibility
CREATE TABLE t (a int, unique k (a)); ALTER TABLE t ALTER INDEX k INVISIBLE; ALTER TABLE t ALTER INDEX k VISIBLE;
--- alter: drop constraint
CREATE TABLE t (a int primary key, b int, c int check (c > 0), unique k1 (b), constraint ch check (b > 0)); ALTER TABLE t DROP CONSTRAINT k1, DROP CONSTRAINT ch; ALTER TABLE t DROP CONSTRAINT `PRIMARY`;
--- alter: checks
CREATE TABLE t (a int, constraint c0 check (a < 100)); ALTER TABLE t ADD CHECK (a > 0), ADD CONSTRAINT c1 CHECK (a > 1) NOT ENFORCED; ALTER TABLE t ALTER CHECK c1 ENFORCED, ALTER CONSTRAINT c0 NOT ENFORCED; ALTER TABLE t DROP CHECK c1;
--- alter: foreign keys
CREATE TABLE p (id int primary key); CREATE TABLE t (a int, b int); ALTER TABLE t ADD CONSTRAINT f1 FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE, ADD FOREIGN KEY f2 (b) REFERENCES p (id); ALTER TABLE t DROP FOREIGN KEY f1; ALTER TABLE t ADD UNIQUE (a), ADD UNIQUE (b);
--- alter: convert to charset
CREATE TABLE t (a varchar(5), b text, c char(3) charset koi8r, d enum('x'), e varbinary(5), f blob, g json, h tinytext, i mediumtext) charset latin1; ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4; ALTER TABLE t ADD z text;
--- alter: convert to a smaller charset
CREATE TABLE t (a varchar(5), b text, c mediumtext, d tinytext) charset utf8mb4; ALTER TABLE t CONVERT TO CHARACTER SET latin1 COLLATE latin1_bin;
--- alter: convert from three bytes to four
CREATE TABLE t (a varchar(5), b text, c tinytext) charset utf8mb3; ALTER TABLE t CONVERT TO CHARSET utf8mb4;
--- alter: convert with another column
CREATE TABLE t (a varchar(5)) charset latin1; ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4, ADD b varchar(5), ADD c varchar(5) charset cp1251, ADD d text, MODIFY a varchar(9);
--- alter: convert to binary
CREATE TABLE t (a varchar(5), b text, c char(3), d enum('x')) charset latin1; ALTER TABLE t CONVERT TO CHARACTER SET binary;
--- alter: convert to default
CREATE TABLE t (a varchar(5)) charset latin1; ALTER DATABASE t CHARSET cp1251; ALTER TABLE t CONVERT TO CHARACTER SET DEFAULT;
--- alter: convert a varchar that then is too long
SET sql_mode = ''; CREATE TABLE t (a varchar(60000), b int) charset latin1; ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;
--- alter: default charset
CREATE TABLE t (a varchar(5)) charset latin1; ALTER TABLE t DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; ALTER TABLE t ADD b text; ALTER TABLE t CHARSET = cp1251; ALTER TABLE t ADD c text; ALTER TABLE t COLLATE koi8r_bin; ALTER TABLE t ADD d text;
--- alter: options
CREATE TABLE t (a int) ENGINE=MyISAM; ALTER TABLE t ENGINE=InnoDB; ALTER TABLE t ENGINE InnoDB ROW_FORMAT=COMPACT COMMENT='x', AUTO_INCREMENT=5; ALTER TABLE t COMMENT 'a, DROP b', ADD b int, STATS_PERSISTENT=0; ALTER TABLE t FORCE;
--- alter: algorithm and lock
CREATE TABLE t (a int); ALTER TABLE t ADD b int, ALGORITHM=INSTANT; ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, ADD c int; ALTER TABLE t ADD d int, ALGORITHM COPY, LOCK SHARED; ALTER TABLE t ADD e int, LOCK = DEFAULT, ALGORITHM = DEFAULT;
--- alter: order by
CREATE TABLE t (a int, b int, c int) ENGINE=MyISAM; ALTER TABLE t ORDER BY a, b DESC, t.c ASC; ALTER TABLE t ORDER BY a; ALTER TABLE t ADD d int, ORDER BY b;
--- alter: keys on and off
CREATE TABLE t (a int, key (a)) ENGINE=MyISAM; ALTER TABLE t DISABLE KEYS; ALTER TABLE t ENABLE KEYS;
--- alter: validation
CREATE TABLE t (a int); ALTER TABLE t ADD b int AS (a + 1) VIRTUAL, WITH VALIDATION; ALTER TABLE t ADD c int AS (a) VIRTUAL, WITHOUT VALIDATION;
--- alter: nothing
CREATE TABLE t (a int); ALTER TABLE t;
--- alter: tablespace
CREATE TABLE t (a int); ALTER TABLE t TABLESPACE innodb_file_per_table; ALTER TABLE t DISCARD TABLESPACE;
--- alter: encryption and compression
CREATE TABLE t (a int); ALTER TABLE t ENCRYPTION = 'N'; ALTER TABLE t COMPRESSION = 'none', ADD b int;
--- alter: generated columns
CREATE TABLE t (a int); ALTER TABLE t ADD b int GENERATED ALWAYS AS (a + 1) STORED, ADD c int AS (a) AFTER a; ALTER TABLE t MODIFY b bigint AS (a + 2) STORED FIRST;
--- alter: generated to plain
CREATE TABLE t (a int, b int AS (a) STORED); ALTER TABLE t MODIFY b int NOT NULL;
--- alter: enum labels
CREATE TABLE t (a enum('x','y')); ALTER TABLE t MODIFY a enum('x','y','it''s') NOT NULL DEFAULT 'x', ADD b set('FIRST','AFTER a') AFTER a;
--- alter: partitions
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20)); ALTER TABLE t ADD PARTITION (PARTITION p2 VALUES LESS THAN (30)); ALTER TABLE t DROP PARTITION p0; ALTER TABLE t TRUNCATE PARTITION p1; ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION p1a VALUES LESS THAN (15), PARTITION p1b VALUES LESS THAN (20)); ALTER TABLE t REBUILD PARTITION ALL; ALTER TABLE t REMOVE PARTITIONING; ALTER TABLE t ADD c int;
--- alter: partition by
CREATE TABLE t (a int, b int); ALTER TABLE t PARTITION BY HASH (a) PARTITIONS 3; ALTER TABLE t COALESCE PARTITION 1; ALTER TABLE t ADD PARTITION PARTITIONS 2; ALTER TABLE t ADD c int PARTITION BY KEY (a) PARTITIONS 2; ALTER TABLE t ADD d int REMOVE PARTITIONING;
--- alter: partition maintenance
CREATE TABLE t (a int) PARTITION BY HASH (a) PARTITIONS 3; ALTER TABLE t ANALYZE PARTITION p0; ALTER TABLE t CHECK PARTITION ALL; ALTER TABLE t OPTIMIZE PARTITION p0, p1; ALTER TABLE t REPAIR PARTITION p1; ALTER TABLE t ADD b int;
--- alter: exchange partition
CREATE TABLE t (a int, b int) PARTITION BY HASH (a) PARTITIONS 3; CREATE TABLE u (a int, b int); ALTER TABLE t EXCHANGE PARTITION p0 WITH TABLE u WITHOUT VALIDATION;
--- alter: versioned comments
CREATE TABLE t (a int); /*!80000 ALTER TABLE t ADD b int */; ALTER TABLE t /*!50000 ADD c int, */ ADD d int /*!99999 unsigned */; ALTER /*!40000 TABLE */ t DROP a;
--- alter: comments
CREATE TABLE t (a int); ALTER TABLE t -- add
ADD b int, # and
/* , */ ADD c int; /* in front */ ALTER TABLE t ADD d int;
--- alter: in another database
CREATE DATABASE t2; CREATE TABLE t2.x (a int); ALTER TABLE t2.x ADD b int, RENAME TO y; DROP DATABASE t2;
--- alter: column names in any case
CREATE TABLE t (Abc int, dEf int); ALTER TABLE t DROP abc, ADD x int AFTER DEF; ALTER TABLE t RENAME COLUMN def TO Def; ALTER TABLE t CHANGE DEF deF bigint;
--- alter: ANSI_QUOTES
CREATE TABLE t (a int); SET sql_mode = 'ANSI_QUOTES'; ALTER TABLE "t" ADD "b c" int AFTER "a", ADD d varchar(5) DEFAULT 'x"y';
--- alter: set of things at once
CREATE TABLE t (id int, name varchar(10), old1 int, old2 int, key k (name)) charset latin1; ALTER TABLE t MODIFY id bigint NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (id), DROP old1, CHANGE old2 new2 decimal(9,2) FIRST, ADD email varchar(80) charset utf8mb4 AFTER name, DROP KEY k, ADD UNIQUE uq (email), COMMENT 'all', RENAME TO t9;
--- alter: srid and spatial
CREATE TABLE t (g geometry not null srid 4326); ALTER TABLE t MODIFY g point NOT NULL SRID 4326; ALTER TABLE t ADD p2 polygon;
--- alter: vector
CREATE TABLE t (a int); ALTER TABLE t ADD v vector(8) NOT NULL, ADD `vector` vector;
--- alter: add serial
CREATE TABLE t (a int); ALTER TABLE t ADD id SERIAL FIRST;
--- alter: drop restrict
CREATE TABLE t (a int, b int, c int); ALTER TABLE t DROP b RESTRICT, DROP COLUMN c CASCADE;
--- alter: secondary engine
CREATE TABLE t (a int, b int not secondary); ALTER TABLE t SECONDARY_ENGINE=NULL;
--- alter: varchar prefix keys follow their columns
CREATE TABLE t (a varchar(50), b int, unique k (a(10), b)); ALTER TABLE t CHANGE a c varchar(60);
--- alter: decimal and times
CREATE TABLE t (a decimal(5,2), b datetime); ALTER TABLE t MODIFY a decimal(20,10) unsigned, MODIFY b datetime(6) NULL, ADD c timestamp(3) NULL, ADD d time(1);
--- alter: add column that the primary key then uses
CREATE TABLE t (a int); ALTER TABLE t ADD PRIMARY KEY (id), ADD id int;
--- alter: two tables of the same name in two databases
CREATE DATABASE t2; CREATE TABLE t (a int); CREATE TABLE t2.t (b int); USE t2; ALTER TABLE t ADD x int; USE t; ALTER TABLE t ADD y int; DROP TABLE t2.t; DROP DATABASE t2;
--- index: create
CREATE TABLE t (a int, b varchar(20), c text); CREATE INDEX i1 ON t (a); CREATE UNIQUE INDEX i2 ON t (b(5), a); CREATE UNIQUE INDEX i3 USING BTREE ON t.t (a DESC) COMMENT 'x' ALGORITHM=INPLACE LOCK=NONE; CREATE FULLTEXT INDEX i4 ON t (c) WITH PARSER ngram;
--- index: create with expression
CREATE TABLE t (a int, b int); CREATE UNIQUE INDEX i1 ON t ((a + b), a); CREATE INDEX i2 ON t ((abs(a)));
--- index: create spatial
CREATE TABLE t (g point not null srid 0); CREATE SPATIAL INDEX i ON t (g);
--- index: drop
CREATE TABLE t (a int primary key, b int, unique k1 (b), unique k2 (a, b)); DROP INDEX k1 ON t; DROP INDEX k2 ON t.t ALGORITHM=INPLACE LOCK DEFAULT; DROP INDEX `PRIMARY` ON t;
--- database: create, alter, drop
CREATE DATABASE t2 CHARACTER SET latin1 COLLATE latin1_bin; CREATE TABLE t2.x (a text); ALTER DATABASE t2 DEFAULT CHARACTER SET = koi8r; CREATE TABLE t2.y (a text); ALTER SCHEMA t2 COLLATE cp1251_bin; RENAME TABLE t2.x TO t.x, t2.y TO t.y; CREATE TABLE t2.z (a text); RENAME TABLE t2.z TO t.z; DROP SCHEMA t2;
--- database: create if not exists
CREATE SCHEMA IF NOT EXISTS t CHARSET latin1; CREATE TABLE t (a text);
--- database: default one altered
ALTER DATABASE CHARACTER SET latin1; CREATE TABLE t (a text); ALTER DATABASE DEFAULT COLLATE koi8r_general_ci; CREATE TABLE u (a text);
--- database: encryption and read only
CREATE DATABASE t2 DEFAULT ENCRYPTION 'N' CHARACTER SET latin1; ALTER DATABASE t2 ENCRYPTION = 'N'; ALTER DATABASE t2 READ ONLY = 1; ALTER DATABASE t2 READ ONLY 0; CREATE TABLE t2.a (a text); RENAME TABLE t2.a TO t.a; DROP DATABASE IF EXISTS t2;
--- database: dropped with its tables and made anew
CREATE TABLE t (a int); DROP DATABASE t; CREATE DATABASE t CHARSET latin1; USE t; CREATE TABLE u (a varchar(5));
--- views and programs make no tables
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; CREATE OR REPLACE ALGORITHM=MERGE DEFINER=root@localhost SQL SECURITY INVOKER VIEW v (x) AS SELECT a FROM t; ALTER VIEW v AS SELECT 1; CREATE PROCEDURE p() SELECT 1; CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1; CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1; CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1; ALTER EVENT ev COMMENT 'x'; DROP EVENT ev; DROP TRIGGER tr; DROP FUNCTION f; DROP PROCEDURE p; DROP VIEW v;
--- accounts and servers make no tables
CREATE TABLE t (a int); CREATE USER IF NOT EXISTS ddl_user@localhost; ALTER USER ddl_user@localhost ACCOUNT LOCK; RENAME USER ddl_user@localhost TO ddl_user2@localhost; DROP USER ddl_user2@localhost; CREATE ROLE IF NOT EXISTS ddl_role; DROP ROLE ddl_role; CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'x'); ALTER SERVER s OPTIONS (USER 'y'); DROP SERVER s; CREATE SPATIAL REFERENCE SYSTEM IF NOT EXISTS 900913 NAME 'x' DEFINITION 'GEOGCS["x",DATUM["x",SPHEROID["x",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.017453292519943278],AXIS["Lat",NORTH],AXIS["Lon",EAST]]'; DROP SPATIAL REFERENCE SYSTEM 900913;
--- delimiters
DELIMITER //
CREATE PROCEDURE p() BEGIN CREATE TEMPORARY TABLE no (a int); DROP TEMPORARY TABLE no; END //
CREATE TABLE t (a int) //
DELIMITER ;
CREATE TABLE u (b int); DROP PROCEDURE p;
--- mysqldump: a table as it is dumped
DROP TABLE IF EXISTS `t`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `t` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(50) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT '',
  `hidden` int DEFAULT NULL /*!80023 INVISIBLE */,
  `gen` varchar(60) GENERATED ALWAYS AS (concat(`name`,_utf8mb4'x')) STORED,
  `geo` point NOT NULL /*!80003 SRID 4326 */,
  `e` enum('a','it''s') COLLATE utf8mb4_bin DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `name` (`name`,`e`),
  KEY `fn` ((lower(`name`))),
  KEY `hid` (`hidden`) /*!80000 INVISIBLE */,
  SPATIAL KEY `geo` (`geo`),
  CONSTRAINT `t_chk_1` CHECK ((`hidden` > 0)) /*!80016 NOT ENFORCED */
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='x';
--- alter: explicit keys replace those made for foreign keys
CREATE TABLE p (id int primary key); CREATE TABLE t (a int, b int, c int, foreign key (a) references p (id), foreign key (b) references p (id), constraint fk foreign key (c) references p (id)); ALTER TABLE t ADD UNIQUE (a); ALTER TABLE t ADD KEY (b, a); ALTER TABLE t ADD UNIQUE (b), ADD UNIQUE (c);
--- create: generated invisible primary key as SHOW CREATE TABLE prints it
CREATE TABLE `t` (
  `my_row_id` bigint unsigned NOT NULL AUTO_INCREMENT /*!80023 INVISIBLE */,
  `a` int DEFAULT NULL,
  PRIMARY KEY (`my_row_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
--- alter: generated invisible primary key made visible
CREATE TABLE t (my_row_id bigint unsigned not null auto_increment invisible primary key, a int); ALTER TABLE t ALTER COLUMN my_row_id SET VISIBLE;
--- alter: not null by the primary key stays
CREATE TABLE t (a int, b int, primary key (a)); ALTER TABLE t DROP PRIMARY KEY, MODIFY b int NOT NULL;
--- alter: keys on columns of another case
CREATE TABLE t (Abc int, b int); ALTER TABLE t ADD UNIQUE (ABC), ADD UNIQUE (aBC, B);
--- alter: text types grow by MODIFY with length
CREATE TABLE t (a text(10)) charset latin1; ALTER TABLE t MODIFY a text(300), ADD b blob(70000);
--- alter: set charset of one column to binary
CREATE TABLE t (a text, b varchar(9)) charset latin1; ALTER TABLE t MODIFY a text charset binary, MODIFY b varchar(9) character set binary;
--- alter: drop default and rename at once
CREATE TABLE t (a int default 1, b int default 2); ALTER TABLE t ALTER b DROP DEFAULT, RENAME COLUMN a TO c, RENAME TO t2;
